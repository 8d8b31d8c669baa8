import { type DuckDb, quoteName, quoteText } from '#server/platform/duckdb';
import { historyRelation, type ParquetHistory } from './parquet-history.ts';

/** Keys whose first text begins with a prefix, in the order of their texts. */
export async function findKeys(
  db: DuckDb,
  history: ParquetHistory,
  prefix: string,
  limit: number,
): Promise<string[][]> {
  const names = history.joinKeys.map(({ name }) => quoteName(name));
  const texts = names.map((name, i) => `CAST(${name} AS VARCHAR) AS key${i}`).join(', ');
  const order = names.map((_, i) => `key${i}`).join(', ');
  const isThere = names.map((name) => `${name} IS NOT NULL`).join(' AND ');
  const columns = await db.columns(`
    SELECT DISTINCT ${texts} FROM ${historyRelation(history)}
    WHERE ${isThere} AND starts_with(CAST(${names[0]} AS VARCHAR), ${quoteText(prefix)})
    ORDER BY ${order} LIMIT ${limit}`);
  const keys = names.map((_, i) => columns[`key${i}`] as string[]);
  return keys[0]!.map((_, row) => keys.map((column) => column[row]!));
}
