import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { EntityFrame } from '#server/feature-store/historical-features';
import { quoteName, quoteText, withDuckDb } from '#server/platform/duckdb';
import { AppError } from '#server/platform/errors';
import { objectStore } from '#server/platform/object-store';
import { fetchObject, keysObject, withTemporaryFolder } from './batch-objects.ts';

/** (n) texts for each join key, in the order of the join keys. */
export type Keys = Readonly<Record<string, readonly string[]>>;

export const countKeys = (keys: Keys): number => Object.values(keys)[0]?.length ?? 0;

/**
 * The customers of a frame, each once, where they are first named.
 * @throws AppError invalid_input when nobody is named, or a join key is missing.
 */
export function toKeys(frame: EntityFrame['keys'], joinKeys: readonly string[]): Keys {
  const missing = joinKeys.filter((name) => !frame[name]);
  if (missing.length > 0) {
    const needed = joinKeys.join(', ');
    throw invalid(
      `The customers are named without ${missing.join(', ')}; the features of this model are joined by ${needed}.`,
    );
  }
  const columns = joinKeys.map((name) => frame[name]!);
  const firstOf = new Map<string, number>();
  for (const row of columns[0]!.keys()) {
    const tuple =
      columns.length === 1 ? (columns[0]![row] ?? '') : JSON.stringify(columns.map((column) => column[row]));
    if (!firstOf.has(tuple)) firstOf.set(tuple, row);
  }
  if (firstOf.size === 0) throw invalid('No customers are named; name some, or score all.');
  const rows = [...firstOf.values()];
  return Object.fromEntries(joinKeys.map((name, k) => [name, rows.map((row) => columns[k]![row] ?? '')]));
}

const invalid = (message: string) => new AppError('invalid_input', message, { fields: { keys: message } });

/** The same for the same customers in the same order, and for no others. */
export function hashKeys(keys: Keys): string {
  const hash = createHash('sha256');
  for (const [name, texts] of Object.entries(keys)) {
    hash.update(JSON.stringify(name));
    // Not as one text: a million keys would be copied twice.
    for (const text of texts) hash.update(JSON.stringify(text));
  }
  return hash.digest('hex');
}

/** Keeps the customers of a batch in their order: its parts are counted by it, whoever does them. */
export async function storeKeys(id: string, keys: Keys): Promise<void> {
  const names = Object.keys(keys);
  const columns = Object.values(keys);
  await withTemporaryFolder(async (folder) => {
    const path = join(folder, 'keys.parquet');
    await withDuckDb(async (db) => {
      await db.run(`CREATE TABLE key (${names.map((name) => `${quoteName(name)} VARCHAR`).join(', ')})`);
      await db.append('key', (appender) => {
        for (let row = 0; row < countKeys(keys); row++) {
          for (const column of columns) appender.appendVarchar(column[row]!);
          appender.endRow();
        }
      });
      await db.run(`COPY key TO ${quoteText(path)} (FORMAT parquet, COMPRESSION zstd)`);
    });
    await (await objectStore()).putFile(keysObject(id), path);
  });
}

/** The customers that were kept; null when none were. */
export async function readKeys(id: string): Promise<Keys | null> {
  if (!(await (await objectStore()).exists(keysObject(id)))) return null;
  return withTemporaryFolder(async (folder) => {
    const path = join(folder, 'keys.parquet');
    await fetchObject(keysObject(id), path);
    return withDuckDb((db) => db.columns(`SELECT * FROM read_parquet(${quoteText(path)})`)) as Promise<Keys>;
  });
}
