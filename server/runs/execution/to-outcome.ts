/** What a finished training means in the run's terms: rows become keys, indexes become class values. */
import type { ResolvedFeature } from '#server/feature-store/resolve-features';
import type { Dataset } from '#server/training/dataset';
import type { Split } from '#server/training/split';
import type { TrainingResult } from '#server/training/train-model';
import type { RunOutcome } from '../runs.repo.ts';
import type { DatasetSummary, TrainedModel, TrainingRange } from '../schema.ts';

/** Rows of each class on both sides of the split. */
export function classesOf({ matrix, classValues, classNames }: Dataset, split: Split): DatasetSummary['classes'] {
  const train = new Array<number>(matrix.classes).fill(0);
  const holdout = new Array<number>(matrix.classes).fill(0);
  for (const row of split.train) train[matrix.labels[row]!]!++;
  for (const row of split.holdout) holdout[matrix.labels[row]!]!++;
  return classValues.map((value, k) => ({ value, name: classNames[k]!, train: train[k]!, holdout: holdout[k]! }));
}

/** The holdout rows with their features, true and predicted class values, in the order of the split. */
export function holdoutOf(
  { keys, matrix, classValues }: Dataset,
  split: Split,
  result: TrainingResult,
): RunOutcome['holdout'] {
  const width = matrix.columns.length;
  const features = new Float64Array(split.holdout.length * width);
  for (const [i, row] of split.holdout.entries()) {
    for (let j = 0; j < width; j++) features[i * width + j] = matrix.columns[j]![row]!;
  }
  return {
    keys: Array.from(split.holdout, (row) => keys[row]!),
    labels: split.holdout.map((row) => classValues[matrix.labels[row]!]!),
    predicted: result.predicted.map((k: number) => classValues[k]!),
    probabilities: result.probabilities,
    features,
  };
}

/** The fitted model with the type and training range of each input. */
export function trainedModelOf(
  { matrix, classValues, classNames }: Dataset,
  split: Split,
  resolved: readonly ResolvedFeature[],
  result: TrainingResult,
): TrainedModel {
  const inputs = matrix.names.map((feature, j) => ({
    feature,
    dtype: resolved[j]!.field.dtype,
    range: rangeOf(matrix.columns[j]!, split.train),
  }));
  return { model: result.model, inputs, classValues, classNames };
}

function rangeOf(column: Float64Array, rows: Int32Array): TrainingRange {
  let [min, max, sum, count] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, 0];
  for (const row of rows) {
    const value = column[row]!;
    if (Number.isNaN(value)) continue;
    min = Math.min(min, value);
    max = Math.max(max, value);
    sum += value;
    count++;
  }
  const missing = rows.length - count;
  return count === 0 ? { min: null, max: null, mean: null, missing } : { min, max, mean: sum / count, missing };
}
