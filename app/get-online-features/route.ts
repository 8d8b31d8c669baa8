import { toResponse } from '#server/doors/answer';
import { answerOnlineFeatures } from '#server/doors/public-answers';

/** The same answer as the door in front of Next (server/doors/fast-path.ts), for `next dev`. */
export const POST = async (request: Request): Promise<Response> =>
  toResponse(await answerOnlineFeatures({ query: new URL(request.url).searchParams, body: request.body }));
