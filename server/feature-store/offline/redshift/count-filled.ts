import type { FilledPart } from '../offline-store.ts';
import { toFilledParts } from '../to-filled-parts.ts';
import { toTimestamp, type Warehouse } from './warehouse.ts';
import { historyRelation, type WarehouseHistory } from './warehouse-history.ts';

/** See `OfflineStore.countFilled`. */
export async function countFilled(
  db: Warehouse,
  history: WarehouseHistory,
  writtenAt: readonly Date[],
): Promise<FilledPart[]> {
  const { fields } = history.table;
  const moments = writtenAt.map((moment) => `CAST('${toTimestamp(+moment)}' AS TIMESTAMP)`);
  const written = moments.length > 0 ? `CASE WHEN h.created IN (${moments.join(', ')}) THEN h.created END` : 'NULL';
  const counts = fields.map((_, j) => `COUNT(value${j}) AS filled${j}`);
  const rows = await db.rows(`
    SELECT written, COUNT(*) AS total, ${counts.join(', ')}
    FROM (SELECT CAST(${written} AS TIMESTAMP) AS written, h.* FROM ${historyRelation(history)} h) parts
    GROUP BY written ORDER BY written NULLS LAST`);
  return toFilledParts(rows, fields);
}
