/** In the place of the pages: says who it is and what it was sent, and dies or hangs when it is told to. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { onlyWith, type PagesDoor } from './pages-door.ts';
import { beat } from './watch-beats.ts';

const secret = 'for the one in front';
const neverWoken = new Int32Array(new SharedArrayBuffer(4));

async function echo(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.url === '/die') process.exit(1);
  if (request.url === '/hang') Atomics.wait(neverWoken, 0, 0);
  if (request.url === '/work') Atomics.wait(neverWoken, 0, 0, 500);
  const { method, url, headers } = request;
  if (url === '/only-post' && method !== 'POST') return void refuseAsNextDoes(method!, response);
  if (url === '/unread') return void response.writeHead(413).end('too large');
  const body = await text(request).catch(() => 'cut');
  response.setHeader('set-cookie', ['a=1', 'b=2']);
  response.statusCode = url === '/missing' ? 404 : 200;
  response.end(JSON.stringify({ pid: process.pid, method, url, headers, body }));
}

/** Its route handlers list their methods to who asks for OPTIONS, and to nobody else. */
function refuseAsNextDoes(method: string, response: ServerResponse): void {
  if (method === 'OPTIONS') response.writeHead(204, { allow: 'OPTIONS, POST' }).end();
  else response.writeHead(405).end();
}

const server = createServer(onlyWith(secret, (request, response) => void echo(request, response)));
// As the pages themselves: who asks keeps the connection, and it must not end under a request.
server.keepAliveTimeout = 0;
server.listen(0, '127.0.0.1', () => {
  const door: PagesDoor = { port: (server.address() as AddressInfo).port, secret };
  process.send?.(door);
});
beat(50);
process.once('disconnect', () => process.exit(0));
