import {
  BIGINT,
  BOOLEAN,
  DOUBLE,
  type DuckDBAppender,
  DuckDBTimestampValue,
  type DuckDBType,
  type DuckDBValue,
  FLOAT,
  INTEGER,
  TIMESTAMP,
  VARCHAR,
} from '@duckdb/node-api';
import type { Scalar, ValueType } from '../../vocabulary.ts';

/** DuckDB's type of a column, as SQL names it. */
export const SQL_TYPES: Readonly<Record<ValueType, string>> = {
  int32: 'INTEGER',
  int64: 'BIGINT',
  float32: 'FLOAT',
  float64: 'DOUBLE',
  string: 'VARCHAR',
  bool: 'BOOLEAN',
  unix_timestamp: 'TIMESTAMP',
};

const CELL_TYPES: Readonly<Record<ValueType, DuckDBType>> = {
  int32: INTEGER,
  int64: BIGINT,
  float32: FLOAT,
  float64: DOUBLE,
  string: VARCHAR,
  bool: BOOLEAN,
  unix_timestamp: TIMESTAMP,
};

/** Appends one cell in the type of its column; unix_timestamp is epoch milliseconds. The value must fit the type. */
export function appendCell(appender: DuckDBAppender, value: Scalar, valueType: ValueType): void {
  appender.appendValue(toCell(value, valueType), CELL_TYPES[valueType]);
}

function toCell(value: Scalar, valueType: ValueType): DuckDBValue {
  if (value === null) return null;
  // An int64 beyond 2⁵³ comes as text, because a number could not hold it.
  if (valueType === 'int64') return BigInt(value);
  if (valueType === 'unix_timestamp') return new DuckDBTimestampValue(BigInt(Math.round(Number(value) * 1000)));
  return value;
}
