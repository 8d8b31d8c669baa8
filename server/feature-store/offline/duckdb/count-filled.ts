import { type DuckDb, quoteName } from '#server/platform/duckdb';
import type { FilledPart } from '../offline-store.ts';
import { toFilledParts } from '../to-filled-parts.ts';
import { historyRelation, type ParquetHistory } from './parquet-history.ts';

/** See `OfflineStore.countFilled`. */
export async function countFilled(
  db: DuckDb,
  history: ParquetHistory,
  writtenAt: readonly Date[],
): Promise<FilledPart[]> {
  const { fields, source } = history;
  const created = quoteName(source.createdTimestampField);
  const moments = writtenAt.map((moment) => `make_timestamp_ms(${+moment})`);
  const written = moments.length > 0 ? `CASE WHEN ${created} IN (${moments.join(', ')}) THEN ${created} END` : 'NULL';
  const counts = fields.map(({ name }, j) => `count(${quoteName(name)}) AS filled${j}`);
  const rows = await db.rows(`
    SELECT ${written} AS written, count(*) AS total, ${counts.join(', ')}
    FROM ${historyRelation(history)} GROUP BY ALL ORDER BY written NULLS LAST`);
  return toFilledParts(rows, fields);
}
