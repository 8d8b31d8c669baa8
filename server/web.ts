/**
 * The web process: predictions answered here, everything else by the process that renders pages. Stops on SIGTERM or
 * SIGINT after the requests it has begun. `node server/web.ts`, with HOST and PORT; needs a finished `next build`.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerFast } from './doors/fast-path.ts';
import { warmOnlineStore } from './feature-store/warm-online-store.ts';
import { watchServed } from './inference/watch-served.ts';
import { openDatabase } from './platform/database.ts';
import { readEnv } from './platform/env.ts';
import { messageOf } from './platform/errors.ts';
import { log } from './platform/log.ts';
import { handOver, refuse } from './web/hand-over.ts';
import { keepPages, type Pages } from './web/keep-pages.ts';
import { letIn } from './web/let-in.ts';

/** Requests still open after this are cut: a browser may keep one for ever. */
const STOP_AFTER_MS = 4_000;
/** A caller that sends its headers this slowly, or keeps a request open this long while it sends, is cut off. */
const HEADERS_MS = 10_000;
/** How often Node looks for such callers; by itself every half minute. */
const LOOK_EVERY_MS = 2_000;
/** Large files are uploaded, too. */
const REQUEST_MS = 900_000;

try {
  await serve();
} catch (error) {
  log.fatal(messageOf(error));
  process.exit(1);
}

async function serve(): Promise<void> {
  const { host, port } = readEnv();
  const database = await openDatabase();
  void warmOnlineStore().catch((error) => log.warn(`The online store is not ready: ${messageOf(error)}`));
  const pages = await keepPages();
  const server = createServer({ connectionsCheckingInterval: LOOK_EVERY_MS }, (request, response) => {
    if (!answerFast(request, response)) void showPage(request, response, pages);
  });
  server.headersTimeout = HEADERS_MS;
  server.requestTimeout = REQUEST_MS;
  const stopWatching = watchServed();
  await listen(server, host, port);
  log.debug({ address: server.address() as AddressInfo }, 'web is ready');

  let stopping = false;
  async function stop(): Promise<void> {
    if (stopping) return;
    stopping = true;
    await drain(server);
    await stopWatching();
    await pages.stop();
    await database.close();
    process.exit(0);
  }
  process.on('SIGTERM', () => void stop());
  process.on('SIGINT', () => void stop());
}

async function showPage(request: IncomingMessage, response: ServerResponse, pages: Pages): Promise<void> {
  try {
    await letIn(request);
    handOver(request, response, await pages.door());
  } catch (error) {
    refuse(request, response, error);
  }
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
}

/** No new connections; open requests may finish, idle connections end. */
function drain(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), STOP_AFTER_MS);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}
