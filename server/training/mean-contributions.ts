import { explainRows } from './explain-rows.ts';
import { contributionsAt, type Explanation } from './explanations/explanation.ts';
import type { FeatureMatrix, FittedModel } from './model.ts';

/** How far each feature moves a model's answers, on average over rows. */
export interface MeanContributions {
  readonly rows: number;
  /** What the values are parts of. */
  readonly scale: Explanation['scale'];
  /** (groups) mean absolute contribution of a feature: one a class, or one in all for the margin of two classes. */
  readonly features: readonly { readonly feature: string; readonly values: readonly number[] }[];
}

/** Rows explained in one go: contributions take 8 · groups · (features + 1) bytes each. */
const CHUNK_ROWS = 64;

/**
 * Mean |SHAP| of every feature and class over rows: `explainRows` summed up. Yields the rows done after each chunk; its
 * cost is that of `explainRows`.
 *
 * @param means (features) means of the training rows.
 * @throws RangeError without rows.
 */
export function* meanContributions(
  model: FittedModel,
  matrix: FeatureMatrix,
  means: readonly number[],
): Generator<number, MeanContributions> {
  if (matrix.rows === 0) throw new RangeError('meanContributions: expected at least 1 row, got 0');
  const features = matrix.names.length;
  let sums = new Float64Array(0);
  let shape = { groups: 0, features };
  let scale: Explanation['scale'] = 'probability';
  for (let start = 0; start < matrix.rows; start += CHUNK_ROWS) {
    const chunk = slice(matrix, start, Math.min(start + CHUNK_ROWS, matrix.rows));
    const { groups, contributions, ...explanation } = explainRows(model, chunk, means);
    scale = explanation.scale;
    if (start === 0) {
      shape = { groups, features };
      sums = new Float64Array(groups * features);
    }
    addAbsolute(sums, contributions, chunk.rows, shape);
    yield start + chunk.rows;
  }
  const valuesOf = (j: number): number[] =>
    Array.from({ length: shape.groups }, (_, group) => sums[group * features + j]! / matrix.rows);
  return { rows: matrix.rows, scale, features: matrix.names.map((feature, j) => ({ feature, values: valuesOf(j) })) };
}

function addAbsolute(
  sums: Float64Array,
  contributions: Float64Array,
  rows: number,
  shape: { readonly groups: number; readonly features: number },
): void {
  for (let row = 0; row < rows; row++) {
    for (let group = 0; group < shape.groups; group++) {
      const at = contributionsAt(row, group, shape);
      for (let j = 0; j < shape.features; j++) sums[group * shape.features + j]! += Math.abs(contributions[at + j]!);
    }
  }
}

function slice({ names, columns }: FeatureMatrix, start: number, end: number): FeatureMatrix {
  return { rows: end - start, names, columns: columns.map((column) => column.subarray(start, end)) };
}
