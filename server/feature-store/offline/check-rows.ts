import { AppError } from '#server/platform/errors';
import type { Row, Scalar, ValueType } from '../vocabulary.ts';
import type { OfflineColumn, OfflineTable } from './offline-store.ts';

/** Every column of a table, in the order it is written: join keys, fields, event, creation. */
export function columnsOf({ joinKeys, fields, source }: OfflineTable): OfflineColumn[] {
  const times = [source.timestampField, source.createdTimestampField];
  return [...joinKeys, ...fields, ...times.map((name): OfflineColumn => ({ name, valueType: 'unix_timestamp' }))];
}

/** @throws AppError `invalid_input` naming the row, column and value that does not fit a table. */
export function requireRowsFit(rows: readonly Row[], table: OfflineTable): void {
  const required = new Set([...table.joinKeys.map(({ name }) => name), table.source.timestampField]);
  const columns = columnsOf(table);
  for (const [i, row] of rows.entries()) {
    for (const { name, valueType } of columns) {
      const value = row[name] ?? null;
      if (!fits(value, valueType) || (value === null && required.has(name))) {
        throw new AppError('invalid_input', `Row ${i} has ${show(value)} as ${name}, which is ${valueType}.`);
      }
    }
  }
}

function fits(value: Scalar, valueType: ValueType): boolean {
  if (value === null) return true;
  switch (valueType) {
    case 'int32':
      return typeof value === 'number' && value === (value | 0);
    case 'int64':
      return Number.isSafeInteger(value) || (typeof value === 'string' && isInt64(value));
    case 'unix_timestamp':
      return Number.isFinite(value);
    case 'float32':
    case 'float64':
      return typeof value === 'number';
    case 'string':
      return typeof value === 'string';
    case 'bool':
      return typeof value === 'boolean';
  }
}

/** An int64 beyond 2⁵³ is written as text, for a number would be a rounded one. */
function isInt64(text: string): boolean {
  return /^-?\d{1,19}$/.test(text) && BigInt.asIntN(64, BigInt(text)) === BigInt(text);
}

function show(value: Scalar): string {
  return value === null ? 'nothing' : JSON.stringify(value);
}
