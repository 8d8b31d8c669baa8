import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { problem } from './problem.ts';
import { readJson } from './read-json.ts';
import { writeAnswer } from './write-answer.ts';

const PATIENCE = { quietMs: 400, wholeMs: 1_500 };
const MIB = Buffer.alloc(1_048_576, 'x');
let server: Server;

/** Reads a body as every route does, where it may not be larger than 4 MiB; `/locked` refuses before it looks. */
beforeAll(async () => {
  server = createServer(async (request, response) => {
    const refuse = () => Promise.reject(new Error('locked'));
    const read = () => readJson(request.iterator({ destroyOnReturn: false }));
    const answer = await (request.url === '/locked' ? refuse() : read()).then(() => ok, problem);
    await writeAnswer(answer, request, response, PATIENCE);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
});

const ok = { status: 200, headers: {}, body: 'read' };

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function post(path: string, length: number, begin: string | Buffer): Socket {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.write(`POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-length: ${length}\r\n\r\n`);
  socket.write(begin);
  return socket;
}

test('a caller that sends all of a body that is too large before it reads, reads why', async () => {
  const socket = post('/', 40 * MIB.length, MIB);
  for (let i = 1; i < 40; i++) {
    await new Promise((sent) => socket.write(MIB, sent));
    await sleep(10);
  }
  const answer = await text(socket);
  expect(answer).toMatch(/^HTTP\/1\.1 413 .*\r\nconnection: close\r\n.*"detail":"The body is larger than 4 MiB/is);
});

test('a refusal is there to be read at once, while the body still comes', async () => {
  const socket = post('/locked', 99, '{');
  const [piece] = await once(socket, 'data');
  expect(String(piece)).toMatch(/^HTTP\/1\.1 500 .*logged\."}$/s);
  expect(socket.readyState).toBe('open');
  socket.destroy();
});

test('who was refused and sends nothing more is let go', async () => {
  const socket = post('/locked', 99, '{');
  expect(await text(socket)).toMatch(/^HTTP\/1\.1 500 /);
});

test('who was refused and goes on by the drop is let go, too', async () => {
  const socket = post('/locked', 1_000_000, '{');
  const drops = setInterval(() => socket.write('x'), 50);
  socket.on('error', () => {}); // what it sends after that is in vain
  socket.resume();
  await once(socket, 'close');
  clearInterval(drops);
});

test('a body that ends after the refusal ends the connection at once', async () => {
  const socket = post('/locked', 2, '{');
  await once(socket, 'data');
  socket.write('}');
  await once(socket, 'end');
});

test('who was refused after all of its body was there keeps the connection', async () => {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const sent = 'POST /locked HTTP/1.1\r\nhost: x\r\ncontent-length: 2\r\n\r\n{}';
  for (let i = 0; i < 3; i++) {
    socket.write(sent);
    const [piece] = await once(socket, 'data');
    expect(String(piece)).toMatch(/^HTTP\/1\.1 500 .*\r\nconnection: keep-alive\r\n/is);
  }
  socket.destroy();
});
