import type { ValueType } from '#server/feature-store/vocabulary';
import { type Signature, uniqueFeatureNames } from '#server/models/schema';
import { quoteName, quoteText, withDuckDb } from '#server/platform/duckdb';

/** One customer of a batch. */
export interface PredictionRow {
  readonly key: string;
  /** In the order of the signature. */
  readonly features: readonly (number | null)[];
  /** null where the customer could not be scored. */
  readonly label: number | null;
  /** In the order of the classes; empty where the customer could not be scored. */
  readonly probabilities: readonly number[];
}

interface PredictionFile {
  readonly path: string;
  /** What the key column is called: the entity's join key. */
  readonly keyName: string;
  readonly signature: Signature;
  /** `customer_segment-v0.0`. */
  readonly version: string;
  readonly scoredAt: Date;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Writes a Parquet file with a row a customer: key, features in their own types, `prediction`, `prediction_name`,
 * `probability_{class}` for each class, `model_version`, `scored_at`.
 */
export async function writePredictions(rows: Iterable<PredictionRow>, file: PredictionFile): Promise<void> {
  const { inputs, label } = file.signature;
  const numbers = [...inputs.map((_, j) => `f${j}`), 'label', ...label.classes.map((_, c) => `p${c}`)];
  await withDuckDb(
    async (db) => {
      await db.run(`CREATE TABLE prediction (key VARCHAR, ${numbers.map((name) => `${name} DOUBLE`).join(', ')})`);
      await db.append('prediction', (appender) => {
        for (const row of rows) {
          appender.appendVarchar(row.key);
          for (const value of [
            ...row.features,
            row.label,
            ...label.classes.map((_, c) => row.probabilities[c] ?? null),
          ]) {
            if (value === null) appender.appendNull();
            else appender.appendDouble(value);
          }
          appender.endRow();
        }
      });
      const select = `SELECT ${toColumns(file).join(', ')} FROM prediction ORDER BY rowid`;
      await db.run(`COPY (${select}) TO ${quoteText(file.path)} (FORMAT parquet, COMPRESSION zstd)`);
    },
    { signal: file.signal },
  );
}

function toColumns({ keyName, signature: { inputs, label }, version, scoredAt }: PredictionFile): string[] {
  const names = uniqueFeatureNames(inputs.map(({ feature }) => feature));
  const named = label.classes.map(({ value, name }) => `WHEN ${value} THEN ${quoteText(name)}`);
  return [
    `key AS ${quoteName(keyName)}`,
    ...inputs.map(({ dtype }, j) => `${fromDouble(`f${j}`, dtype)} AS ${quoteName(names[j]!)}`),
    'CAST(label AS INTEGER) AS prediction',
    `CASE label ${named.join(' ')} END AS prediction_name`,
    ...label.classes.map(({ value }, c) => `p${c} AS ${quoteName(`probability_${value}`)}`),
    `${quoteText(version)} AS model_version`,
    `make_timestamp_ms(${scoredAt.getTime()}) AS scored_at`,
  ];
}

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
