import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { setImmediate as turn } from 'node:timers/promises';
import type { Answer } from './answer.ts';
import { dropRest, type RestPatience } from './drop-rest.ts';

/** An answer whose headers may come several times. */
export interface WrittenAnswer extends Omit<Answer, 'headers'> {
  readonly headers: OutgoingHttpHeaders;
}

/**
 * Sends an answer through Node. One that goes out while the body of its request still comes, as a refusal does, closes the
 * connection, but only when the body has ended or the caller had time to read: closed at once, a caller that is still
 * sending would find a broken connection and not the answer.
 */
export async function writeAnswer(
  { status, headers, body }: WrittenAnswer,
  request: IncomingMessage,
  response: ServerResponse,
  patience?: RestPatience,
): Promise<void> {
  // A body that came in one piece with its head is known to be whole a turn later.
  if (!request.complete) await turn();
  if (response.headersSent || response.destroyed) return;
  request.resume(); // what is left of a refused body is let go, so that the caller gets to read why
  const head = { ...headers, ...(status !== 204 && { 'content-length': Buffer.byteLength(body) }) };
  if (request.complete) {
    response.writeHead(status, head).end(body);
    return;
  }
  response.writeHead(status, { ...head, connection: 'close' }).flushHeaders();
  // With this all of it is sent: `end` adds nothing to a known length, but closes.
  response.write(body);
  await dropRest(request, patience);
  response.end();
}
