import { type Database, open, type RootDatabase } from 'lmdb';
import { AppError } from '#server/platform/errors';
import type { OnlineRow, OnlineStore, OnlineWrite } from './online-store.ts';

/** LMDB's limit on a key at its page size of 4 KiB. */
const MAX_KEY_BYTES = 1978;
const MAX_VIEWS = 1024;

/** LMDB keeps the values in their order, without their names being a row's business. */
type Stored = readonly [event: number, created: number | null, values: OnlineRow['values']];

/**
 * An online store in a folder: one LMDB environment that any number of processes may open, one database a view. A read
 * takes microseconds and sees what other processes have committed. Open it once a process.
 */
export function openLmdbOnlineStore(folder: string): OnlineStore & { close(): Promise<void> } {
  const root: RootDatabase = open({ path: folder, maxDbs: MAX_VIEWS });
  const views = new Map<string, Database<Stored, Buffer>>();
  const database = (view: string) => {
    const known = views.get(view) ?? root.openDB<Stored, Buffer>({ name: view, keyEncoding: 'binary' });
    views.set(view, known);
    return known;
  };
  return {
    read(view, keys) {
      const source = database(view);
      // A read transaction lives for a while; a new one sees what other processes committed until now.
      source.resetReadTxn();
      return keys.map((key) => readOne(source, key));
    },
    async write(view, rows) {
      const tooLong = rows.find(({ key }) => key.length > MAX_KEY_BYTES);
      if (tooLong) {
        throw new AppError(
          'invalid_input',
          `The online store holds keys of up to ${MAX_KEY_BYTES} bytes; one for ${view} has ${tooLong.key.length}.`,
        );
      }
      const target = database(view);
      const written = target.transactionSync(() => rows.filter((row) => writeOne(target, row)).length);
      return { written, skipped: rows.length - written };
    },
    count: async (view) => database(view).getKeysCount(),
    close: () => root.close(),
  };
}

function readOne(database: Database<Stored, Buffer>, key: Buffer): OnlineRow | undefined {
  if (key.length > MAX_KEY_BYTES) return undefined;
  const stored = database.get(key);
  return stored && { event: stored[0], created: stored[1], values: stored[2] };
}

function writeOne(database: Database<Stored, Buffer>, { key, event, created, values }: OnlineWrite): boolean {
  const stored = database.get(key);
  if (stored && isOlder([event, created], stored)) return false;
  database.putSync(key, [event, created, values]);
  return true;
}

function isOlder([event, created]: readonly [number, number | null], stored: Stored): boolean {
  if (event !== stored[0]) return event < stored[0];
  return (created ?? Number.NEGATIVE_INFINITY) < (stored[1] ?? Number.NEGATIVE_INFINITY);
}
