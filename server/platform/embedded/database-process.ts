/**
 * The process around the embedded database: `node database-process.ts HOME`, started by whoever needs it first. It
 * belongs to nobody, so a command may end, or be killed, while another goes on; it leaves when the last client has.
 * PGlite runs in it alone because a query blocks the thread it runs on.
 */
import { messageOf } from '../errors.ts';
import { serveEmbeddedDatabase } from './embedded-database.ts';

export type DatabaseProcessMessage = { ready: true } | { taken: true } | { failed: string };

const LINGER_MS = 1_000;
const LOOK_EVERY_MS = 100;

function tell(message: DatabaseProcessMessage): void {
  if (process.connected) process.send?.(message, () => process.connected && process.disconnect());
}

/** Resolves when no client has been connected for a while. */
async function untilUnused(clientCount: () => number): Promise<void> {
  let unusedSince = Date.now();
  while (Date.now() - unusedSince < LINGER_MS) {
    await new Promise((wake) => setTimeout(wake, LOOK_EVERY_MS));
    if (clientCount() > 0) unusedSince = Date.now();
  }
}

async function main(home: string): Promise<void> {
  // A terminal's Ctrl-C reaches every process of its group; this one must outlive the clients that still say goodbye.
  process.on('SIGINT', () => {});
  const database = await serveEmbeddedDatabase(home, () => process.exit(1));
  if (!database) return tell({ taken: true });
  const stop = () => void database.close().finally(() => process.exit());
  process.once('SIGTERM', stop);
  tell({ ready: true });
  await untilUnused(database.clientCount);
  stop();
}

const [home] = process.argv.slice(2);
if (home) {
  main(home).catch((error) => {
    tell({ failed: messageOf(error) });
    process.exitCode = 1;
    setTimeout(() => process.exit(), LINGER_MS).unref();
  });
}
