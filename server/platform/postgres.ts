import { PrismaPg } from '@prisma/adapter-pg';
import { AppError } from './errors.ts';
import { PrismaClient } from './generated/client.ts';

/** On globalThis, because the web process holds this module twice: natively and inside Next's bundle. */
const shared = globalThis as typeof globalThis & { cookoffPostgres?: { client: PrismaClient; url: string } };

/**
 * Waits this long for the embedded database's one session before giving up: longer than any transaction of ours takes,
 * so that a burst of writers queues instead of failing.
 */
const TRANSACTION_WAIT_MS = 30_000;

/**
 * The one client of this process.
 * @throws AppError `unavailable` before `openDatabase()` or after its `close()`.
 */
export function postgres(): PrismaClient {
  return opened().client;
}

/** Where that client's database answers, for libraries that keep their own connections. */
export function postgresUrl(): string {
  return opened().url;
}

/** Makes `postgres()` answer from `url` (called by `openDatabase`). It connects when first used. */
export function connectPostgres(url: string): void {
  const client = new PrismaClient({
    adapter: new PrismaPg({ connectionString: url, max: 8 }, { onPoolError: () => {}, onConnectionError: () => {} }),
    transactionOptions: { maxWait: TRANSACTION_WAIT_MS, timeout: TRANSACTION_WAIT_MS },
  });
  shared.cookoffPostgres = { client, url };
}

export async function disconnectPostgres(): Promise<void> {
  const client = shared.cookoffPostgres?.client;
  delete shared.cookoffPostgres;
  await client?.$disconnect();
}

function opened() {
  if (!shared.cookoffPostgres) {
    throw new AppError('unavailable', 'No database is open in this process: openDatabase() comes first.');
  }
  return shared.cookoffPostgres;
}
