/**
 * `node bench/serve-hot-routes.ts`: the routes that the web process answers in front of Next, without Next. Prints its
 * port and stays until it is ended; home and feature repo come from the environment.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerFast } from '../server/doors/fast-path.ts';
import { openDatabase } from '../server/platform/database.ts';

const database = await openDatabase();
const server = createServer((request, response) => {
  if (!answerFast(request, response)) response.writeHead(404).end();
});
server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => console.log((server.address() as AddressInfo).port));
process.on('SIGTERM', async () => {
  server.closeAllConnections();
  await database.close();
  process.exit(0);
});
