import { Agent, type IncomingMessage, type ServerResponse, request as send } from 'node:http';
import { pipeline } from 'node:stream';
import type { Answer } from '#server/doors/answer';
import { dropRest, type RestPatience } from '#server/doors/drop-rest';
import { problem } from '#server/doors/problem';
import { refuseMethod } from '#server/doors/refuse-method';
import { type WrittenAnswer, writeAnswer } from '#server/doors/write-answer';
import { AppError, messageOf } from '#server/platform/errors';
import { askForKeyPage } from './ask-for-key.ts';
import { isKnownMethod, listMethods } from './list-methods.ts';
import { type PagesDoor, SECRET_HEADER } from './pages-door.ts';

/**
 * Headers about a connection, which end with it (RFC 9110, 7.6.1); `expect`, which was answered in front; and the one that
 * is ours to send.
 */
const OF_A_CONNECTION = new Set([
  SECRET_HEADER,
  'connection',
  'keep-alive',
  'proxy-connection',
  'transfer-encoding',
  'upgrade',
  'expect',
]);

const away = (cause: unknown): AppError =>
  new AppError('unavailable', 'The process that renders pages is being started again; try again in a moment.', {
    cause,
  });

const agent = new Agent({ keepAlive: true });

/**
 * Lets the process that renders pages answer a request: bytes go through as they come, in both directions, and
 * whoever hangs up ends both.
 * @param patience with a caller that was answered and still sends.
 */
export function handOver(
  request: IncomingMessage,
  response: ServerResponse,
  door: PagesDoor,
  patience?: RestPatience,
): void {
  if (!isKnownMethod(request.method)) return void refuseMethodOf(request, response, door);
  const isChunked = request.headers['transfer-encoding'] !== undefined;
  const passed = send({
    ...{ host: '127.0.0.1', port: door.port, agent, method: request.method, path: request.url, setHost: false },
    headers: [
      ...withoutConnection(request.rawHeaders),
      ...[SECRET_HEADER, door.secret],
      ...(isChunked ? ['transfer-encoding', 'chunked'] : []),
    ],
  });
  passed.once('response', (answer) => {
    if (answer.statusCode === 405 && !answer.headers.allow) {
      answer.resume();
      return void refuseMethodOf(request, response, door);
    }
    response.writeHead(answer.statusCode!, answer.statusMessage, withoutConnection(answer.rawHeaders));
    pipeline(answer, response, () => {});
  });
  passed.once('error', (cause) => refuse(request, response, away(cause)));
  response.once('finish', () => void endWith(request, patience));
  response.once('close', () => passed.destroy());
  request.pipe(passed);
}

/** After an answer that did not wait for the end of a body the connection goes on only if that comes soon. */
async function endWith(request: IncomingMessage, patience: RestPatience | undefined): Promise<void> {
  if (request.readableEnded) return;
  await dropRest(request, patience);
  if (!request.complete) request.socket.destroy();
}

async function refuseMethodOf(request: IncomingMessage, response: ServerResponse, door: PagesDoor): Promise<void> {
  const { method = 'GET', url = '/' } = request;
  try {
    await writeAnswer(refuseMethod(method, await listMethods(url, door)), request, response);
  } catch (cause) {
    refuse(request, response, away(cause));
  }
}

/** Ends what cannot be answered; half an answer is cut, so that nobody takes it for the whole. */
export function refuse(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  if (response.headersSent || response.destroyed) return void response.destroy();
  const answer = problem(error);
  void writeAnswer(answer.status === 401 ? askForKey(request, error, answer) : answer, request, response);
}

/**
 * Browsers ask a person for the password of Basic, and give it again where they are asked again: for what a page is made of.
 * Two headers: Chromium does not take `Basic realm="…", Bearer` in one for a question.
 */
const ASKS_FOR_KEY = ['Basic realm="Cookoff: an admin API key as the password"', 'Bearer'];

/** Who cancels what the browser asks is told what it was. */
function askForKey(
  { headers: { accept, authorization } }: IncomingMessage,
  error: unknown,
  answer: Answer,
): WrittenAnswer {
  const asks = { 'www-authenticate': ASKS_FOR_KEY };
  if (!accept?.includes('text/html')) return { ...answer, headers: { ...answer.headers, ...asks } };
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', ...asks };
  return { status: answer.status, headers, body: askForKeyPage(authorization && messageOf(error)) };
}

/** Names and values in turn, as they were sent: a header may come several times. */
function withoutConnection(raw: readonly string[]): string[] {
  return raw.filter((_, i) => !OF_A_CONNECTION.has(raw[i - (i % 2)]!.toLowerCase()));
}
