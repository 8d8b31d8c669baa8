import { type DuckDb, quoteName, quoteText } from '#server/platform/duckdb';
import type { OfflineTable } from '../offline-store.ts';
import type { ParquetHistory } from './parquet-history.ts';

/** What a file says of itself where no two of its rows share key and event. */
const WITHOUT_TIES = "KV_METADATA {ties: 'none'}";

/** Writes a relation with all columns of a table to a file of its history. */
export async function writeParquet(
  db: DuckDb,
  { relation, table }: { relation: string; table: OfflineTable },
  path: string,
): Promise<void> {
  const moment = [...table.joinKeys.map(({ name }) => name), table.source.timestampField].map(quoteName).join(', ');
  const [found] = await db.rows(`SELECT count(*) = count(DISTINCT (${moment})) AS without_ties FROM ${relation}`);
  const note = found?.without_ties ? `, ${WITHOUT_TIES}` : '';
  await db.run(`COPY (FROM ${relation}) TO ${quoteText(path)} (FORMAT parquet, COMPRESSION zstd${note})`);
}

/**
 * Whether two rows of a history may share key and event, by what its files say of themselves: a tie is inside a file, or
 * between two whose events overlap, as those of an ingest that was made twice. Reads no rows.
 */
export async function mayTie(db: DuckDb, { files, source }: ParquetHistory): Promise<boolean> {
  if (files.length === 0) return false;
  const list = files.map(quoteText).join(', ');
  const [found] = await db.rows(`
    WITH extent AS (
      SELECT min(CAST(stats_min_value AS TIMESTAMP)) AS first, max(CAST(stats_max_value AS TIMESTAMP)) AS last
      FROM parquet_metadata([${list}]) WHERE path_in_schema = ${quoteText(source.timestampField)} GROUP BY file_name
    ), follower AS (
      SELECT first > max(last) OVER (ORDER BY first, last ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS is_apart
      FROM extent
    )
    SELECT (SELECT count(*) FROM parquet_kv_metadata([${list}]) WHERE key = 'ties' AND value = 'none') AS without_ties,
      (SELECT count(*) FROM follower WHERE is_apart) AS apart`);
  return found?.without_ties !== files.length || found.apart !== files.length - 1;
}
