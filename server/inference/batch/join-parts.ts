import { join } from 'node:path';
import type { Signature } from '#server/models/schema';
import { type DuckDb, quoteName, quoteText, withDuckDb } from '#server/platform/duckdb';
import type { ObjectLocation } from '#server/platform/locate-object';
import type { BatchSummary, RowStatus } from '../batch-schema.ts';
import { fetchParts, withTemporaryFolder } from './batch-objects.ts';

/** So many that were not scored are named in a summary. */
const MOST_NAMED = 100;

type Counts = Pick<BatchSummary, 'rows' | 'scored' | 'unscored' | 'statuses' | 'classes'>;

interface JoinedFile {
  readonly signature: Signature;
  readonly keyNames: readonly string[];
  readonly destination: ObjectLocation;
  readonly signal: AbortSignal | undefined;
}

/**
 * Makes one file of the parts of a batch, in their order, and puts it in its place in one step.
 * @returns what is in it, counted in the file itself.
 */
export function joinParts(id: string, file: JoinedFile): Promise<Counts> {
  const { destination, signal } = file;
  return withTemporaryFolder(async (folder) => {
    const parts = await fetchParts(id, folder);
    const path = join(folder, 'joined.parquet');
    const counts = await withDuckDb(
      async (db) => {
        const rows = `SELECT * FROM read_parquet([${parts.map(quoteText).join(', ')}])`;
        await db.run(`COPY (${rows}) TO ${quoteText(path)} (FORMAT parquet, COMPRESSION zstd)`);
        return countRows(db, `read_parquet(${quoteText(path)})`, file);
      },
      { signal, memoryLimit: '400MB' },
    );
    signal?.throwIfAborted();
    await destination.store.putFile(destination.key, path);
    return counts;
  });
}

async function countRows(db: DuckDb, relation: string, { signature, keyNames }: JoinedFile): Promise<Counts> {
  const groups = await db.rows(`SELECT status, prediction, count(*) AS n FROM ${relation} GROUP BY ALL ORDER BY ALL`);
  const sumOf = (isMeant: (group: (typeof groups)[number]) => boolean) =>
    groups.filter(isMeant).reduce((sum, { n }) => sum + Number(n), 0);
  const keys = keyNames.map(quoteName);
  const key = keys.length === 1 ? keys[0] : `CAST(to_json([${keys.join(', ')}]) AS VARCHAR)`;
  const unscored = await db.rows(
    `SELECT ${key} AS key, status FROM ${relation} WHERE prediction IS NULL LIMIT ${MOST_NAMED}`,
  );
  const statuses = [...new Set(groups.map(({ status }) => status as RowStatus))];
  return {
    rows: sumOf(() => true),
    scored: sumOf(({ prediction }) => prediction !== null),
    unscored: unscored.map(({ key: text, status }) => ({ key: String(text), status: status as RowStatus })),
    statuses: Object.fromEntries(statuses.map((status) => [status, sumOf((group) => group.status === status)])),
    classes: signature.label.classes.map((known) => ({
      ...known,
      count: sumOf(({ prediction }) => prediction === known.value),
    })),
  };
}
