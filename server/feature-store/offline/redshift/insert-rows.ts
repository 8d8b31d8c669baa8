import type { Scalar } from '../../vocabulary.ts';
import type { Warehouse } from './warehouse.ts';

/** Redshift takes at most 32,767 values a statement. */
const MAX_VALUES = 32_000;

/** Inserts rows of cells by statements of many rows. */
export async function insertRows(
  db: Warehouse,
  { into, width }: { into: string; width: number },
  rows: readonly (readonly Scalar[])[],
): Promise<void> {
  const block = Math.floor(MAX_VALUES / width);
  for (let start = 0; start < rows.length; start += block) {
    const part = rows.slice(start, start + block);
    const places = part.map(
      (_, i) => `(${Array.from({ length: width }, (_, j) => `$${i * width + j + 1}`).join(', ')})`,
    );
    await db.run(`INSERT INTO ${into} VALUES ${places.join(', ')}`, part.flat());
  }
}
