import { join } from 'node:path';
import { type Database, open, type RootDatabase } from 'lmdb';
import { AppError, messageOf } from '#server/platform/errors';
import { isOlder, type OnlineRow, type OnlineStore, type OnlineWrite } from './online-store.ts';
import { requireLmdbFile } from './require-lmdb-file.ts';
import { rowMemory } from './row-memory.ts';

/** LMDB's limit on a key at its page size of 4 KiB. */
const MAX_KEY_BYTES = 1978;
const MAX_VIEWS = 1024;
/** Reads of so many keys look whether anybody committed and answer out of memory if not; for fewer, looking costs more. */
const MANY_KEYS = 20;
/** Some 40 MB of rows of ten features. */
const MAX_ROWS_IN_MEMORY = 100_000;
/** No view has this name: it holds a space. */
const ABOUT = 'about this store';

/** Rows are kept as [event, created, values]: the names of these three are no row's business. */
type Stored = readonly [event: number, created: number | null, values: OnlineRow['values']];

/**
 * An online store in a folder: one LMDB environment that any number of processes may open, one database a view. A read
 * takes microseconds and sees what other processes have committed. Open it once a process.
 *
 * @throws AppError `conflict` when the folder belongs to another project; `unavailable` when it is no LMDB environment.
 */
export function openLmdbOnlineStore(folder: string, project: string): OnlineStore {
  const root = openRoot(folder);
  /** A page that is not what it should be comes to light when it is read. */
  const sound = <T>(work: () => T): T => {
    try {
      return work();
    } catch (cause) {
      throw unusable(folder, 'is damaged', cause);
    }
  };
  sound(() => requireProject(root, folder, project));
  const views = new Map<string, Database<Stored, Buffer>>();
  const database = (view: string) => {
    const known = views.get(view) ?? root.openDB<Stored, Buffer>({ name: view, keyEncoding: 'binary' });
    views.set(view, known);
    return known;
  };
  const memory = rowMemory(MAX_ROWS_IN_MEMORY);
  return {
    keyVersion: 3,
    read: (reads) =>
      sound(() => {
        const isLarge = reads.some(({ keys }) => keys.length >= MANY_KEYS);
        // Before the rows: what is committed in between makes them newer than their revision, never older.
        const revision = isLarge ? lastCommit(root) : 0;
        return reads.map(({ table, keys }) => {
          const source = database(table.view);
          // A read transaction lives for a while; a new one sees what other processes committed until now.
          source.resetReadTxn();
          if (!isLarge) return keys.map((key) => readOne(source, key));
          return keys.map((key) => memory.recall(revision, table.view, key, () => readOne(source, key)));
        });
      }),
    requireFits: ({ view }, rows) => requireKeysFit(view, rows),
    async write({ view }, rows) {
      requireKeysFit(view, rows);
      const written = sound(() => {
        const target = database(view);
        return target.transactionSync(() => rows.filter((row) => writeOne(target, row)).length);
      });
      return { written, skipped: rows.length - written };
    },
    count: async (view) => database(view).getKeysCount(),
    describePlaces: async (names) => {
      const there = databasesIn(root);
      return names.map((view) => ({ view, place: `LMDB database ${view} in ${folder}`, exists: there.has(view) }));
    },
    ensurePlaces: async (names) => {
      const there = databasesIn(root);
      const missing = names.filter((view) => !there.has(view));
      // A database is made when it is first named.
      for (const view of missing) database(view);
      return missing;
    },
    removePlaces: async (names) => {
      const there = databasesIn(root);
      // Emptied and not dropped: other processes hold it open, and LMDB would pull it from under them.
      for (const view of names) if (there.has(view)) database(view).clearSync();
    },
    warm: async () => {},
    close: () => root.close(),
  };
}

/** Names of the databases in an environment, those that other processes made by now among them. */
function databasesIn(root: RootDatabase): ReadonlySet<unknown> {
  root.resetReadTxn();
  return new Set(root.getKeys());
}

/** Number of the last transaction that any process committed. */
function lastCommit(root: RootDatabase): number {
  return (root.getStats() as { readonly lastTxnId: number }).lastTxnId;
}

function openRoot(folder: string): RootDatabase {
  try {
    requireLmdbFile(join(folder, 'data.mdb'));
    return open({ path: folder, maxDbs: MAX_VIEWS });
  } catch (error) {
    throw unusable(folder, 'cannot be opened', error);
  }
}

function unusable(folder: string, what: string, cause: unknown): AppError {
  if (cause instanceof AppError) return cause;
  const remedy = 'Move the folder away and materialize again.';
  return new AppError('unavailable', `The online store in ${folder} ${what}: ${messageOf(cause)}. ${remedy}`, {
    cause,
  });
}

/** Keys and values say nothing of whose they are, so the store does: two projects must not share one by mistake. */
function requireProject(root: RootDatabase, folder: string, project: string): void {
  const about = root.openDB<string, string>({ name: ABOUT });
  const owner = about.transactionSync(() => {
    const known = about.get('project');
    if (known === undefined) about.putSync('project', project);
    return known ?? project;
  });
  if (owner === project) return;
  throw new AppError(
    'conflict',
    `The online store in ${folder} belongs to project "${owner}", not to "${project}". ` +
      'Give each project a COOKOFF_HOME of its own, or move the folder away and materialize again.',
  );
}

function requireKeysFit(view: string, rows: readonly OnlineWrite[]): void {
  const tooLong = rows.find(({ key }) => key.length > MAX_KEY_BYTES);
  if (!tooLong) return;
  throw new AppError(
    'invalid_input',
    `The online store holds keys of up to ${MAX_KEY_BYTES} bytes; one for ${view} has ${tooLong.key.length}.`,
  );
}

function readOne(database: Database<Stored, Buffer>, key: Buffer): OnlineRow | undefined {
  if (key.length > MAX_KEY_BYTES) return undefined;
  const stored = database.get(key);
  return stored && { event: stored[0], created: stored[1], values: stored[2] };
}

function writeOne(database: Database<Stored, Buffer>, { key, event, created, values }: OnlineWrite): boolean {
  const stored = database.get(key);
  if (stored && isOlder({ event, created }, { event: stored[0], created: stored[1] })) return false;
  database.putSync(key, [event, created, values]);
  return true;
}
