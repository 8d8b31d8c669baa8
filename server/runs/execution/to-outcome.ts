/** What a finished training means in the run's terms: rows become keys, indexes become class values. */
import { classHistogram } from '#server/training/class-histogram';
import type { RunOutcome } from '../results.repo.ts';
import type { DatasetSummary, KeptHoldout, SealedRows, TrainedModel, TrainingRange } from '../schema.ts';
import type { DrawnRows } from './draw-rows.ts';
import type { RunDataset } from './join-dataset.ts';
import type { Trained } from './trained.ts';

/** Training rows that the picture of a feature is drawn from. */
const MOST_DRAWN_ROWS = 50_000;

/** What the join and the split made of the feature store's rows. */
export function datasetSummaryOf(dataset: RunDataset, drawn: DrawnRows): DatasetSummary {
  return {
    entityRows: dataset.entityRows,
    usedRows: drawn.folds.length > 0 ? drawn.train.length : drawn.train.length + drawn.holdout.length,
    droppedRows: [...dataset.dropped, ...drawn.dropped],
    trainRows: drawn.train.length,
    holdoutRows: drawn.holdout.length,
    sealedRows: drawn.sealed.length,
    unscoredRows: drawn.unscored,
    classes: classesOf(dataset, drawn),
  };
}

/** Rows of each class on both sides of the split. */
function classesOf({ matrix, classValues, classNames }: RunDataset, drawn: DrawnRows): DatasetSummary['classes'] {
  const train = new Array<number>(matrix.classes).fill(0);
  const holdout = new Array<number>(matrix.classes).fill(0);
  for (const row of drawn.train) train[matrix.labels[row]!]!++;
  for (const row of drawn.holdout) holdout[matrix.labels[row]!]!++;
  return classValues.map((value, k) => ({ value, name: classNames[k]!, train: train[k]!, holdout: holdout[k]! }));
}

/** The scored rows with their features, true and predicted class values. */
export function holdoutOf(
  dataset: RunDataset,
  { rows, predicted, probabilities, folds }: Pick<Trained, 'rows' | 'predicted' | 'probabilities' | 'folds'>,
): KeptHoldout {
  const answers = predicted.map((k) => dataset.classValues[k]!);
  return { ...keptRows(dataset, rows), predicted: answers, probabilities, folds };
}

/** Rows for the promotion, or null where there are none. */
export function sealedOf(dataset: RunDataset, { sealed }: DrawnRows): RunOutcome['sealed'] {
  return sealed.length > 0 ? keptRows(dataset, sealed) : null;
}

function keptRows({ keys, matrix, classValues }: RunDataset, rows: Int32Array): SealedRows {
  const width = matrix.columns.length;
  const features = new Float64Array(rows.length * width);
  for (const [i, row] of rows.entries()) {
    for (let j = 0; j < width; j++) features[i * width + j] = matrix.columns[j]![row]!;
  }
  return {
    keys: Array.from(rows, (row) => keys[row]!),
    labels: rows.map((row) => classValues[matrix.labels[row]!]!),
    features,
  };
}

/** The model with the type and training range of each input. */
export function trainedModelOf(
  { matrix, classValues, classNames, features }: RunDataset,
  train: Int32Array,
  model: TrainedModel['model'],
): TrainedModel {
  const sample = evenly(train, MOST_DRAWN_ROWS);
  const labels = sample.map((row) => matrix.labels[row]!);
  const inputs = matrix.names.map((feature, j) => {
    const column = matrix.columns[j]!;
    const drawn = Float64Array.from(sample, (row) => column[row]!);
    return {
      feature,
      dtype: features[j]!.field.dtype,
      range: rangeOf(column, train),
      distribution: classHistogram(drawn, labels, matrix.classes),
    };
  });
  return { model, inputs, classValues, classNames };
}

/** At most so many of the rows, at equal distances. */
function evenly(rows: Int32Array, most: number): Int32Array {
  const stride = Math.ceil(rows.length / most);
  return rows.filter((_, i) => i % stride === 0);
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
