import { once } from 'node:events';
import { createServer, get, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AppError } from '#server/platform/errors';
import { handOver, refuse } from './hand-over.ts';
import { keepPages, type Pages } from './keep-pages.ts';
import { letIn } from './let-in.ts';
import { SECRET_HEADER } from './pages-door.ts';

const SHORT = { quietMs: 400, wholeMs: 60_000 };
let pages: Pages;
let server: Server;
let origin: string;

beforeAll(async () => {
  pages = await keepPages(join(import.meta.dirname, 'pages.fixture.ts'));
  server = createServer(async (request, response) => handOver(request, response, await pages.door(), SHORT));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await pages.stop();
});

test('what is asked and what is answered come through as they were sent', async () => {
  const response = await fetch(`${origin}/runs?q=a%20b`, { headers: { cookie: 'c=3', 'accept-language': 'de' } });
  const { host } = new URL(origin);
  expect(await response.json()).toMatchObject({
    ...{ method: 'GET', url: '/runs?q=a%20b', body: '' },
    headers: { host, cookie: 'c=3', 'accept-language': 'de' },
  });
  expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  expect((await fetch(`${origin}/missing`)).status).toBe(404);
});

test('only the process in front is answered: who finds the port of the pages is not, whatever they send', async () => {
  const { port } = await pages.door();
  for (const guess of [undefined, '', 'guessed']) {
    const headers: HeadersInit = guess === undefined ? {} : { [SECRET_HEADER]: guess };
    expect((await fetch(`http://127.0.0.1:${port}/runs`, { headers })).status).toBe(403);
  }
  const behind = await fetch(origin, { headers: { [SECRET_HEADER]: 'guessed' } });
  expect(behind.status).toBe(200);
  expect((await behind.json()).headers).not.toHaveProperty(SECRET_HEADER);
});

test.each([
  ['text/html,*/*', 'text/html; charset=utf-8', /any name.*<strong>password<.*keys add NAME --scope admin/s],
  ['application/json', 'application/problem+json', /"detail":"no <key>"/],
])('who shows a wrong key and accepts %s is told in %s what to show', async (accept, type, words) => {
  const closed = createServer((request, response) =>
    refuse(request, response, new AppError('unauthenticated', 'no <key>')),
  );
  await new Promise<void>((listening) => closed.listen(0, '127.0.0.1', listening));
  const { port } = closed.address() as AddressInfo;
  const headers = { accept, authorization: 'Basic eDp5' };
  const [asked] = await once(get({ port, headers, agent: false }), 'response');
  expect(asked.headersDistinct['www-authenticate'], 'each in a header of its own').toEqual([
    expect.stringMatching(/^Basic realm="[^"]*"$/),
    'Bearer',
  ]);
  asked.destroy();
  const response = await fetch(`http://127.0.0.1:${port}`, { headers });
  closed.close();
  expect([response.status, response.headers.get('content-type')]).toEqual([401, type]);
  const body = await response.text();
  expect(body).toMatch(words);
  if (type.startsWith('text/html')) expect(body).toContain('no &lt;key&gt;');
});

test.each(['POST', 'PUT', 'DELETE'])('%s brings its body, of a known length or in pieces', async (method) => {
  const body = 'x'.repeat(1_000_000);
  expect((await (await fetch(origin, { method, body })).json()).body).toBe(body);
  const pieces = Readable.from(['ab', 'cd'].map((piece) => Buffer.from(piece)));
  const streamed = await fetch(origin, { method, body: pieces as unknown as BodyInit, duplex: 'half' } as RequestInit);
  expect((await streamed.json()).body).toBe('abcd');
  expect((await (await fetch(origin, { method })).json()).body).toBe('');
});

test.each([
  ['GET', '/only-post', 'OPTIONS, POST'],
  ['DELETE', '/only-post', 'OPTIONS, POST'],
  ['PROPFIND', '/only-post', 'OPTIONS, POST'],
  ['PROPFIND', '/a-page', 'GET, HEAD, POST'],
])('%s %s is refused with the methods that Next only tells who asks: %s', async (method, path, allowed) => {
  const response = await fetch(origin + path, { method });
  expect([response.status, response.headers.get('allow')]).toEqual([405, allowed]);
  expect((await response.json()).detail).toBe(`${method} is not answered at this address; it knows ${allowed}.`);
});

const post = (path: string, length: number): Socket => {
  const socket = connect(Number(new URL(origin).port), '127.0.0.1');
  socket.write(`POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-length: ${length}\r\n\r\n`);
  return socket;
};

test('a caller may send to the end what nobody reads, reads then why, and goes on', async () => {
  const piece = Buffer.alloc(1_048_576, 'x');
  const socket = post('/unread', 40 * piece.length);
  for (let i = 0; i < 40; i++) await new Promise((sent) => socket.write(piece, sent));
  expect(String((await once(socket, 'data'))[0])).toMatch(/^HTTP\/1\.1 413 .*too large/s);
  socket.write('GET /again HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n');
  expect(await text(socket)).toContain('"url":"/again"');
});

test('a caller that was answered and neither ends its body nor hangs up is let go', async () => {
  const socket = post('/unread', 99);
  socket.write('{');
  expect(await text(socket)).toMatch(/^HTTP\/1\.1 413 .*too large/s);
});

test('whoever hangs up half-way keeps nobody from being answered', async () => {
  for (let i = 0; i < 20; i++) {
    const socket = connect(Number(new URL(origin).port), '127.0.0.1');
    socket.write('POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 99\r\n\r\nhalf');
    await new Promise((sent) => setTimeout(sent, 5));
    socket.destroy();
  }
  expect((await fetch(origin)).status).toBe(200);
});

test('when the process dies who was asking is told, who asks next is answered by another, and nobody waits for ever', async () => {
  const { pid } = await (await fetch(origin)).json();
  const lost = await fetch(`${origin}/die`);
  expect([lost.status, (await lost.json()).detail]).toEqual([503, expect.stringContaining('try again')]);
  const statuses = new Set<number>();
  await expect
    .poll(async () => {
      const response = await fetch(origin);
      statuses.add(response.status);
      return response.status === 200 && (await response.json()).pid !== pid;
    })
    .toBe(true);
  expect([200, 503]).toEqual(expect.arrayContaining([...statuses]));
});

test('pages that never come up are an error at once', async () => {
  await expect(keepPages('/dev/null/pages.ts')).rejects.toMatchObject({ code: 'unavailable' });
});

test('an answer that is cut is not taken for the whole', async () => {
  const cut = createServer((_, response) => {
    response.writeHead(200, { 'content-length': '10' }).write('half');
    setTimeout(() => response.destroy(), 20);
  });
  await new Promise<void>((listening) => cut.listen(0, '127.0.0.1', listening));
  const front = createServer((request, response) =>
    handOver(request, response, { port: (cut.address() as AddressInfo).port, secret: '' }),
  );
  await new Promise<void>((listening) => front.listen(0, '127.0.0.1', listening));
  const response = await fetch(`http://127.0.0.1:${(front.address() as AddressInfo).port}`);
  await expect(text(response.body!)).rejects.toThrow();
  front.close();
  cut.close();
});

test.each([
  ['POST', 'cross-site', 'forbidden'],
  ['DELETE', 'same-site', 'forbidden'],
  ['POST', 'same-origin', 'let in'],
  ['GET', 'cross-site', 'let in'],
  ['POST', undefined, 'let in'],
  ['POST', 'http://cookoff.test:3000', 'let in'],
  ['POST', 'http://elsewhere.test', 'forbidden'],
  ['POST', 'http://cookoff.test:4000', 'forbidden'],
  ['POST', 'null', 'forbidden'],
  ['GET', 'http://elsewhere.test', 'let in'],
])('%s from %s: %s', async (method, from, outcome) => {
  const said = from?.includes('-') ? { 'sec-fetch-site': from } : { origin: from };
  const headers = { host: 'cookoff.test:3000', ...said };
  const request = { method, url: '/api/v1/runs', headers } as unknown as IncomingMessage;
  expect(
    await letIn(request).then(
      () => 'let in',
      ({ code }) => code,
    ),
  ).toBe(outcome);
});
