/**
 * The pages in a process of their own: rendering one holds its thread for tens of milliseconds, which predictions must not
 * wait for. Started by `keepPages`; listens on loopback, for its parent alone. Needs a finished `next build`.
 */
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import next from 'next';
import { openDatabase } from '#server/platform/database';
import { readEnv } from '#server/platform/env';
import { messageOf } from '#server/platform/errors';
import { log } from '#server/platform/log';
import { onlyWith, type PagesDoor } from './pages-door.ts';
import { beat } from './watch-beats.ts';

try {
  await servePages();
} catch (error) {
  log.fatal(messageOf(error));
  process.exit(1);
}

async function servePages(): Promise<void> {
  beat();
  const { host, port } = readEnv();
  const database = await openDatabase();
  // Addresses that Next writes are those of the process in front.
  const app = next({ dev: false, dir: process.cwd(), hostname: host, port });
  await app.prepare();
  const handle = app.getRequestHandler();
  const secret = randomBytes(32).toString('base64url');
  const server = createServer(onlyWith(secret, (request, response) => void handle(request, response)));
  // The process in front bounds requests; between the two, connections stay open.
  Object.assign(server, { keepAliveTimeout: 0, headersTimeout: 0, requestTimeout: 0 });
  server.listen(0, '127.0.0.1', () => {
    const door: PagesDoor = { port: (server.address() as AddressInfo).port, secret };
    process.send?.(door);
  });
  let stopping = false;
  async function stop(): Promise<void> {
    if (stopping) return;
    stopping = true;
    server.close();
    server.closeAllConnections();
    await app.close();
    await database.close();
    process.exit(0);
  }
  // A Ctrl-C reaches this process too; it answers until its parent has finished what it has begun.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => void stop());
  process.once('disconnect', () => void stop());
}
