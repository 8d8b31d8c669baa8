import type { Scores } from '#server/models/onnx-scorer';
import type { Detail } from '../schema.ts';
import type { LoadedModel } from './load-model.ts';

export type Value = string | number | boolean | null;

/** Features of n customers as a feature store gave them. */
export interface FeatureTable {
  /** (n) whether the store knows the customer at all. */
  readonly known: readonly boolean[];
  /** One column a feature of the signature, in its order, each (n); null where there is no value. */
  readonly columns: readonly (readonly Value[])[];
}

/** Scores of those customers that can be scored. */
export interface ScoredTable {
  readonly status: readonly Detail['status'][];
  /** (n) row of a customer in `scores`, −1 where it has none. */
  readonly rowOf: Int32Array;
  readonly scores: Scores;
  /** (scored × features) row-major, what was scored. */
  readonly rows: Float32Array;
}

/**
 * Scores a table of customers. A customer without any value is not scored; one with some missing is when the model
 * learned from missing values, and is not otherwise.
 */
export async function scoreTable(table: FeatureTable, { signature, scorer }: LoadedModel): Promise<ScoredTable> {
  const { known, columns } = table;
  const rowOf = new Int32Array(known.length).fill(-1);
  const rows = new Float32Array(known.length * columns.length);
  let scored = 0;
  const status = known.map((isKnown, i): Detail['status'] => {
    if (!isKnown) return 'unknown_customer';
    const missing = columns.reduce((count, column) => count + (toNumber(column[i]) === null ? 1 : 0), 0);
    if (missing === columns.length) return 'no_features';
    if (missing > 0 && signature.missing === 'refused') return 'missing_features';
    for (const [j, column] of columns.entries()) {
      rows[scored * columns.length + j] = toNumber(column[i]) ?? Number.NaN;
    }
    rowOf[i] = scored++;
    return 'predicted';
  });
  const usable = rows.subarray(0, scored * columns.length);
  return { status, rowOf, scores: await scorer.score(usable), rows: usable };
}

/** A value as the model takes it; text is none, since no model is trained on text. */
export function toNumber(value: Value | undefined): number | null {
  if (value === null || value === undefined || typeof value === 'string') return null;
  return Number(value);
}
