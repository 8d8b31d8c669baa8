import type { Warehouse } from './warehouse.ts';
import { historyRelation, type WarehouseHistory } from './warehouse-history.ts';

/** Keys whose first text begins with a prefix, in the order of their texts. */
export async function findKeys(
  db: Warehouse,
  history: WarehouseHistory,
  prefix: string,
  limit: number,
): Promise<string[][]> {
  const keys = history.table.joinKeys.map((_, i) => `key${i}`);
  const columns = await db.columns(
    `SELECT DISTINCT ${keys.join(', ')} FROM ${historyRelation(history)} h
     WHERE LEFT(h.key0, CAST($2 AS INTEGER)) = $1 ORDER BY ${keys.join(', ')} LIMIT ${limit}`,
    [prefix, [...prefix].length],
  );
  const texts = keys.map((key) => columns[key] as string[]);
  return (texts[0] ?? []).map((_, row) => texts.map((column) => column[row]!));
}
