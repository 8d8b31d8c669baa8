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
        throw new AppError(
          'invalid_input',
          `Row ${i} has ${show(value)} as ${name}, which is ${valueType}: ${RIGHT[valueType]}.`,
        );
      }
    }
  }
}

/** What a cell of each type has to be, in words. */
const RIGHT: Readonly<Record<ValueType, string>> = {
  int32: 'a whole number from −2³¹ to 2³¹ − 1',
  int64: 'a whole number of 64 bits, which beyond ±2⁵³ is written as its text',
  float32: 'a number within ±3.4e38',
  float64: 'a number',
  string: 'a text of whole Unicode characters without NUL',
  bool: 'true or false',
  unix_timestamp: 'a time from the year 1 to 9999',
};

/** What Feast's stores and Python know as a time; epoch milliseconds. */
const [FIRST_MOMENT, END_OF_MOMENTS] = [Date.parse('0001-01-01T00:00:00Z'), Date.parse('+010000-01-01T00:00:00Z')];

function fits(value: Scalar, valueType: ValueType): boolean {
  if (value === null) return true;
  switch (valueType) {
    case 'int32':
      return typeof value === 'number' && value === (value | 0);
    case 'int64':
      return Number.isSafeInteger(value) || (typeof value === 'string' && isInt64(value));
    case 'unix_timestamp':
      return typeof value === 'number' && value >= FIRST_MOMENT && value < END_OF_MOMENTS;
    case 'float32':
      return typeof value === 'number' && Number.isFinite(Math.fround(value)) === Number.isFinite(value);
    case 'float64':
      return typeof value === 'number';
    case 'string':
      // PostgreSQL and LMDB would refuse or change the others, each in its own way.
      return typeof value === 'string' && value.isWellFormed() && !value.includes('\0');
    case 'bool':
      return typeof value === 'boolean';
  }
}

/** An int64 beyond 2⁵³ is written as text, for a number would be a rounded one. */
function isInt64(text: string): boolean {
  return /^-?\d{1,19}$/.test(text) && BigInt.asIntN(64, BigInt(text)).toString() === text;
}

function show(value: Scalar): string {
  if (value === null) return 'nothing';
  return typeof value === 'number' ? String(value) : JSON.stringify(value);
}
