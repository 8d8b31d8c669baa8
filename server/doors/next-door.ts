/**
 * Hot routes as Next has them. In front of Next the same calls are answered by fast-path.ts; the route files are for
 * `next dev`, and for the description of the API.
 */
import { toResponse } from './answer.ts';
import type { AnswerCall, AnswerModelCall } from './hot-routes.ts';
import type { IncomingCall } from './public-answers.ts';

export const nextDoor =
  (answerCall: AnswerCall) =>
  async (request: Request): Promise<Response> =>
    toResponse(await answerCall(toIncomingCall(request)));

/** The same for an address that names a model. */
export const nextModelDoor =
  (answerCall: AnswerModelCall) =>
  async (request: Request, { params }: { params: Promise<{ model: string; version?: string }> }): Promise<Response> =>
    toResponse(await answerCall(toIncomingCall(request), await params));

const toIncomingCall = (request: Request): IncomingCall => ({
  query: new URL(request.url).searchParams,
  authorization: request.headers.get('authorization'),
  body: request.body,
});
