/** In the place of the pages: says who it is and what it was sent, and dies when it is told to. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

const server = createServer(async (request, response) => {
  if (request.url === '/die') process.exit(1);
  const { method, url, headers } = request;
  const body = await text(request).catch(() => 'cut');
  response.setHeader('set-cookie', ['a=1', 'b=2']);
  response.statusCode = url === '/missing' ? 404 : 200;
  response.end(JSON.stringify({ pid: process.pid, method, url, headers, body }));
});
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.once('disconnect', () => process.exit(0));
