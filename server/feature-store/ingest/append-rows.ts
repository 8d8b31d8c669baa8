import { type DuckDb, quoteName } from '#server/platform/duckdb';
import { AppError } from '#server/platform/errors';
import { appendCell } from '../offline/append-cell.ts';
import { type OfflineTable, SQL_TYPES } from '../offline/offline-table.ts';
import type { Row, Scalar, ValueType } from '../vocabulary.ts';

const INT32_MAX = 2 ** 31 - 1;

/**
 * Makes the table `feature_row` in the types of a view's columns and fills it with a pipeline's rows, in their order.
 * @throws AppError `invalid_input` naming the row, column and value that does not fit, or the key that comes twice.
 */
export async function appendRows(
  db: DuckDb,
  rows: readonly Row[],
  { joinKeys, fields }: Pick<OfflineTable, 'joinKeys' | 'fields'>,
): Promise<void> {
  const columns = [...joinKeys, ...fields];
  const keyNames = joinKeys.map(({ name }) => name);
  requireUniqueKeys(rows, keyNames);
  const definitions = columns.map(({ name, valueType }) => `${quoteName(name)} ${SQL_TYPES[valueType]}`);
  await db.run(`CREATE TABLE feature_row (${definitions.join(', ')})`);
  await db.append('feature_row', (appender) => {
    for (const [i, row] of rows.entries()) {
      for (const { name, valueType } of columns) {
        const value = row[name] ?? null;
        if (!fits(value, valueType) || (value === null && keyNames.includes(name))) {
          throw new AppError('invalid_input', `Row ${i} has ${show(value)} as ${name}, which is ${valueType}.`);
        }
        appendCell(appender, value, valueType);
      }
      appender.endRow();
    }
  });
}

function requireUniqueKeys(rows: readonly Row[], joinKeys: readonly string[]): void {
  const seen = new Set<string>();
  for (const row of rows) {
    const key = JSON.stringify(joinKeys.map((name) => row[name]));
    if (seen.has(key)) throw new AppError('invalid_input', `Two rows have the key ${key} (${joinKeys.join(', ')}).`);
    seen.add(key);
  }
}

function fits(value: Scalar, valueType: ValueType): boolean {
  if (value === null) return true;
  switch (valueType) {
    case 'int32':
      return Number.isInteger(value) && Math.abs(Number(value)) <= INT32_MAX;
    case 'int64':
    case 'unix_timestamp':
      return Number.isSafeInteger(value);
    case 'float32':
    case 'float64':
      return typeof value === 'number';
    case 'string':
      return typeof value === 'string';
    case 'bool':
      return typeof value === 'boolean';
  }
}

function show(value: Scalar): string {
  return value === null ? 'nothing' : JSON.stringify(value);
}
