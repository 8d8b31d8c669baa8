import type { ValueType } from '#server/feature-store/vocabulary';
import type { Signature } from '#server/models/schema';
import { uniqueFeatureNames } from '#server/models/vocabulary';
import { quoteName, quoteText, withDuckDb } from '#server/platform/duckdb';
import { toNumber } from '../answering/score-table.ts';
import { countKeys } from './batch-keys.ts';
import type { ScoredPart } from './score-part.ts';

export interface PartFile {
  readonly path: string;
  readonly signature: Signature;
  /** `customer_segment-v0.0`. */
  readonly version: string;
  readonly asOf: Date;
  readonly scoredAt: Date;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Writes a Parquet file with a row a customer: join keys, features in their own types, `prediction`, `prediction_name`,
 * `probability_{class}` for each class, `status` (see ROW_STATUSES), `model_version`, `as_of`, `scored_at`.
 */
export async function writePart(part: ScoredPart, file: PartFile): Promise<void> {
  const { inputs, label } = file.signature;
  const keys = Object.keys(part.keys).map((_, k) => `k${k} VARCHAR`);
  const numbers = [...inputs.map((_, j) => `f${j}`), 'label', ...label.classes.map((_, c) => `p${c}`)];
  await withDuckDb(
    async (db) => {
      const columns = [...keys, 'status VARCHAR', ...numbers.map((name) => `${name} DOUBLE`)];
      await db.run(`CREATE TABLE prediction (${columns.join(', ')})`);
      await db.append('prediction', (appender) => appendRows(appender, part, label.classes.length));
      const select = `SELECT ${toColumns(Object.keys(part.keys), file).join(', ')} FROM prediction ORDER BY rowid`;
      await db.run(`COPY (${select}) TO ${quoteText(file.path)} (FORMAT parquet, COMPRESSION zstd)`);
    },
    { signal: file.signal },
  );
}

interface Appender {
  appendVarchar(text: string): void;
  appendDouble(value: number): void;
  appendNull(): void;
  endRow(): void;
}

function appendRows(appender: Appender, { keys, columns, status, rowOf, scores }: ScoredPart, classes: number): void {
  const texts = [...Object.values(keys), status];
  const append = (value: number | null) => (value === null ? appender.appendNull() : appender.appendDouble(value));
  for (let i = 0; i < countKeys(keys); i++) {
    const row = rowOf[i]!;
    for (const column of texts) appender.appendVarchar(column[i]!);
    for (const column of columns) append(toNumber(column[i]));
    append(row < 0 ? null : scores.labels[row]!);
    for (let c = 0; c < classes; c++) append(row < 0 ? null : scores.probabilities[row * classes + c]!);
    appender.endRow();
  }
}

function toColumns(keyNames: readonly string[], file: PartFile): string[] {
  const { signature, version, asOf, scoredAt } = file;
  const { inputs, label } = signature;
  const named = label.classes.map(({ value, name }) => `WHEN ${value} THEN ${quoteText(name)}`);
  const results = [
    ...[
      ['CAST(label AS INTEGER)', 'prediction'] as const,
      [`CASE label ${named.join(' ')} END`, 'prediction_name'] as const,
    ],
    ...label.classes.map(({ value }, c) => [`p${c}`, `probability_${value}`] as const),
    ...[['status', 'status'] as const, [quoteText(version), 'model_version'] as const],
    ...[[moment(asOf), 'as_of'] as const, [moment(scoredAt), 'scored_at'] as const],
  ];
  const taken = new Set([...keyNames, ...results.map(([, name]) => name)]);
  const features = uniqueFeatureNames(inputs.map(({ feature }) => feature));
  return [
    ...keyNames.map((name, k) => `k${k} AS ${quoteName(name)}`),
    // A feature that is called as one of these keeps the name of its view.
    ...inputs.map(({ feature, dtype }, j) => {
      const name = features[j]!;
      return `${fromDouble(`f${j}`, dtype)} AS ${quoteName(taken.has(name) ? feature : name)}`;
    }),
    ...results.map(([expression, name]) => `${expression} AS ${quoteName(name)}`),
  ];
}

const moment = (date: Date): string => `make_timestamp_ms(${date.getTime()})`;

/** A number as the feature's own type; every value of these fits a double. */
function fromDouble(column: string, dtype: ValueType): string {
  switch (dtype) {
    case 'int32':
      return `CAST(${column} AS INTEGER)`;
    case 'int64':
      return `CAST(${column} AS BIGINT)`;
    case 'float32':
      return `CAST(${column} AS FLOAT)`;
    case 'bool':
      return `CAST(${column} AS BOOLEAN)`;
    case 'unix_timestamp':
      return `make_timestamp_ms(CAST(${column} AS BIGINT))`;
    case 'float64':
    case 'string':
      return column;
  }
}
