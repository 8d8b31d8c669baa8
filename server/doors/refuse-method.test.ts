import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerFast } from './fast-path.ts';
import { ProblemSchema } from './problem.ts';

let server: Server;
let origin: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    if (!answerFast(request, response)) response.writeHead(404).end('for Next');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => void server.close());

const READ = 'GET, HEAD, OPTIONS';
const SENT = 'OPTIONS, POST';

const wrong = [
  ['GET', '/invocations', SENT],
  ['HEAD', '/invocations', SENT],
  ['DELETE', '/invocations?details=true', SENT],
  ['GET', '/get-online-features', SENT],
  ['POST', '/ping', READ],
  ['PUT', '/metrics', READ],
  ['POST', '/v2', READ],
  ['PATCH', '/v2/health/live', READ],
  ['POST', '/v2/health/ready', READ],
  ['GET', '/v2/models/any/infer', SENT],
  ['GET', '/v2/models/any/versions/v0.0/infer', SENT],
  ['POST', '/v2/models/any', READ],
  ['DELETE', '/v2/models/any/versions/v0.0/ready', READ],
] as const;

test.each(wrong)('%s %s is refused with the methods that there are: %s', async (method, path, allowed) => {
  const response = await fetch(origin + path, { method });
  expect([response.status, response.headers.get('allow')]).toEqual([405, allowed]);
  const body = await response.text();
  if (method === 'HEAD') return expect(body).toBe('');
  const answer = JSON.parse(body);
  const words = path.startsWith('/v2') ? answer.error : ProblemSchema.parse(answer).detail;
  expect(words).toBe(`${method} is not answered at this address; it knows ${allowed}.`);
});

test.each(wrong)('of those that are not %s at %s none is refused', async (_, path, allowed) => {
  for (const method of allowed.split(', ')) {
    expect([method, (await fetch(origin + path, { method })).status]).not.toEqual([method, 405]);
  }
});

test.each([
  ['/ping', READ],
  ['/v2/models/any/infer', SENT],
])('OPTIONS %s lists the methods, without a body', async (path, allowed) => {
  const response = await fetch(origin + path, { method: 'OPTIONS' });
  expect([response.status, response.headers.get('allow'), await response.text()]).toEqual([204, allowed, '']);
});

test('HEAD is answered with the headers of GET, and the connection goes on', async () => {
  const socket = connect(Number(new URL(origin).port), '127.0.0.1');
  const get = (method: string, more = '') => `${method} /v2/health/live HTTP/1.1\r\nhost: x\r\n${more}\r\n`;
  socket.write(get('HEAD') + get('GET', 'connection: close\r\n'));
  const answers = (await text(socket)).split('HTTP/1.1 200 OK\r\n');
  expect(answers.slice(1).map((answer) => answer.split('\r\n\r\n')[1])).toEqual(['', '{"live":true}']);
  expect(answers[1]).toContain(`content-length: ${'{"live":true}'.length}`);
});
