/** In the place of the pages: says who it is and what it was sent, and dies when it is told to. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { onlyWith, type PagesDoor } from './pages-door.ts';

const secret = 'for the one in front';

async function echo(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.url === '/die') process.exit(1);
  const { method, url, headers } = request;
  const body = await text(request).catch(() => 'cut');
  response.setHeader('set-cookie', ['a=1', 'b=2']);
  response.statusCode = url === '/missing' ? 404 : 200;
  response.end(JSON.stringify({ pid: process.pid, method, url, headers, body }));
}

const server = createServer(onlyWith(secret, (request, response) => void echo(request, response)));
// As the pages themselves: who asks keeps the connection, and it must not end under a request.
server.keepAliveTimeout = 0;
server.listen(0, '127.0.0.1', () => {
  const door: PagesDoor = { port: (server.address() as AddressInfo).port, secret };
  process.send?.(door);
});
process.once('disconnect', () => process.exit(0));
