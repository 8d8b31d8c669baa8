import { type Lease, leaseEmbeddedDatabase, waitForEnd } from './embedded/lease.ts';
import { readEnv } from './env.ts';
import { migrate } from './migrate.ts';
import { connectPostgres, disconnectPostgres } from './postgres.ts';

export interface Database {
  readonly url: string;
  /** Ends this process's connections. The embedded database ends itself when nobody is connected any more. */
  close(): Promise<void>;
}

/** On globalThis for the reason `postgres()` is. */
const shared = globalThis as typeof globalThis & { cookoffDatabase?: Promise<Database> | undefined };

/**
 * Opens the database of this process, migrated: PostgreSQL at DATABASE_URL, else the embedded one in COOKOFF_HOME.
 * From here to `close()` `postgres()` answers from it. A second call gives the same database.
 *
 * @throws AppError `unavailable` when it cannot be reached, started or migrated.
 */
export function openDatabase(): Promise<Database> {
  shared.cookoffDatabase ??= open().catch((error) => {
    shared.cookoffDatabase = undefined;
    throw error;
  });
  return shared.cookoffDatabase;
}

async function open(): Promise<Database> {
  const { databaseUrl, home } = readEnv();
  const lease = databaseUrl ? await migrated(databaseUrl) : await leaseEmbeddedDatabase(home);
  connectPostgres(lease.url);
  return {
    url: lease.url,
    async close() {
      shared.cookoffDatabase = undefined;
      await disconnectPostgres();
      await lease.release();
    },
  };
}

/** Resolves when the embedded database has left, which it does unless other programs use it; after seconds anyway. */
export function embeddedDatabaseEnds(): Promise<void> {
  return waitForEnd(readEnv().home);
}

async function migrated(url: string): Promise<Lease> {
  await migrate(url);
  return { url, release: async () => {} };
}
