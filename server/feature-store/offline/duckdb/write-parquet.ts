import { basename } from 'node:path';
import { type DuckDb, quoteName, quoteText } from '#server/platform/duckdb';
import { historyRelation, type ParquetHistory } from './parquet-history.ts';

/**
 * What a file says of itself where no two of its rows share key and event: names of the files before it whose times
 * overlap its own and hold none of its keys and events either. Looked for once, when rows come, and not at every join.
 */
const NO_TIES_WITH = 'no_ties_with';

/** Writes a relation with all columns of a table to a file of its history, of which `files` are there already. */
export async function writeParquet(
  db: DuckDb,
  { relation, history }: { relation: string; history: ParquetHistory },
  path: string,
): Promise<void> {
  const beside = await filesBeside(db, relation, history);
  const names = JSON.stringify(beside.map((file) => basename(file)));
  const isFree = await hasNoTies(db, relation, { ...history, files: beside });
  const note = isFree ? `, KV_METADATA {${NO_TIES_WITH}: ${quoteText(names)}}` : '';
  await db.run(`COPY (FROM ${relation}) TO ${quoteText(path)} (FORMAT parquet, COMPRESSION zstd${note})`);
}

/**
 * Whether two rows of a history may share key and event, by what its files say of themselves: a tie is inside a file, or
 * between two whose events overlap, as those of an ingest that was made twice. Reads no rows.
 */
export async function mayTie(db: DuckDb, history: ParquetHistory): Promise<boolean> {
  if (history.files.length === 0) return false;
  const notes = await db.rows(`
    SELECT file_name AS file, decode(value) AS names FROM parquet_kv_metadata([${history.files.map(quoteText)}])
    WHERE decode(key) = '${NO_TIES_WITH}'`);
  if (notes.length !== history.files.length) return true;
  const free = new Map(notes.map(({ file, names }) => [file, new Set<string>(JSON.parse(String(names)))]));
  const pairs = await db.rows(`
    WITH extent AS (${extents(history)})
    SELECT a.file AS one, b.file AS other FROM extent a
    JOIN extent b ON a.file < b.file AND a.first <= b.last AND b.first <= a.last`);
  const isFree = (one: unknown, other: unknown) => free.get(String(one))!.has(basename(String(other)));
  return pairs.some(({ one, other }) => !isFree(one, other) && !isFree(other, one));
}

/** SELECT of `file`, `first` and `last` event of each file, from what Parquet keeps beside the rows. */
function extents({ files, source }: ParquetHistory): string {
  return `
    SELECT file_name AS file, coalesce(min(CAST(stats_min_value AS TIMESTAMP)), '-infinity') AS first,
      coalesce(max(CAST(stats_max_value AS TIMESTAMP)), 'infinity') AS last
    FROM parquet_metadata([${files.map(quoteText)}])
    WHERE path_in_schema = ${quoteText(source.timestampField)} GROUP BY file_name`;
}

/** Files whose times overlap those of new rows. */
async function filesBeside(db: DuckDb, relation: string, history: ParquetHistory): Promise<string[]> {
  if (history.files.length === 0) return [];
  const event = quoteName(history.source.timestampField);
  const found = await db.rows(`
    SELECT e.file FROM (${extents(history)}) e
    JOIN (SELECT min(${event}) AS first, max(${event}) AS last FROM ${relation}) r
      ON e.first <= r.last AND r.first <= e.last`);
  return found.map(({ file }) => String(file));
}

async function hasNoTies(db: DuckDb, relation: string, beside: ParquetHistory): Promise<boolean> {
  const names = [...beside.joinKeys.map(({ name }) => name), beside.source.timestampField].map(quoteName).join(', ');
  const [found] = await db.rows(`
    SELECT (SELECT count(*) = count(DISTINCT (${names})) FROM ${relation})
      AND NOT EXISTS (SELECT 1 FROM ${historyRelation(beside)} SEMI JOIN ${relation} USING (${names})) AS is_free`);
  return found?.is_free === true;
}
