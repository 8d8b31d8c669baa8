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
import type { Scalar, ValueType } from '../vocabulary.ts';

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
  if (valueType === 'int64') return BigInt(Number(value));
  if (valueType === 'unix_timestamp') return new DuckDBTimestampValue(BigInt(Number(value)) * 1000n);
  return value;
}
