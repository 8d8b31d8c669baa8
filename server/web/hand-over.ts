import { Agent, type IncomingMessage, type ServerResponse, request as send } from 'node:http';
import { pipeline } from 'node:stream';
import { problem } from '#server/doors/problem';
import { AppError } from '#server/platform/errors';

/** Headers about a connection, which end with it (RFC 9110, 7.6.1); and `expect`, which was answered in front. */
const OF_A_CONNECTION = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'transfer-encoding',
  'upgrade',
  'expect',
]);

const AWAY = 'The process that renders pages is being started again; try again in a moment.';

const agent = new Agent({ keepAlive: true });

/**
 * Lets the server at a port of this machine answer a request: bytes go through as they come, in both directions, and
 * whoever hangs up ends both.
 */
export function handOver(request: IncomingMessage, response: ServerResponse, port: number): void {
  const isChunked = request.headers['transfer-encoding'] !== undefined;
  const passed = send({
    ...{ host: '127.0.0.1', port, agent, method: request.method, path: request.url, setHost: false },
    headers: [...withoutConnection(request.rawHeaders), ...(isChunked ? ['transfer-encoding', 'chunked'] : [])],
  });
  passed.once('response', (answer) => {
    response.writeHead(answer.statusCode!, answer.statusMessage, withoutConnection(answer.rawHeaders));
    pipeline(answer, response, () => {});
  });
  passed.once('error', (cause) => refuse(response, new AppError('unavailable', AWAY, { cause })));
  response.once('close', () => passed.destroy());
  request.pipe(passed);
}

/** Ends what cannot be answered; half an answer is cut, so that nobody takes it for the whole. */
export function refuse(response: ServerResponse, error: unknown): void {
  if (response.headersSent || response.destroyed) return void response.destroy();
  const { status, headers, body } = problem(error);
  // Browsers ask a person for the password of Basic only.
  const how = status === 401 && {
    'www-authenticate': 'Basic realm="Cookoff: an admin API key as the password", Bearer',
  };
  response.writeHead(status, { ...headers, ...how, 'content-length': Buffer.byteLength(body) }).end(body);
}

/** Names and values in turn, as they were sent: a header may come several times. */
function withoutConnection(raw: readonly string[]): string[] {
  return raw.filter((_, i) => !OF_A_CONNECTION.has(raw[i - (i % 2)]!.toLowerCase()));
}
