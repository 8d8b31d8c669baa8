import type { LabelledMatrix } from '../../../server/training/model.ts';
import type { AlgorithmName } from '../../../server/training/schema.ts';
import { type TrainingResult, trainModel } from '../../../server/training/train-model.ts';

interface FitCase {
  readonly matrix: LabelledMatrix;
  readonly train: readonly number[];
  readonly holdout: readonly number[];
  readonly algorithm: AlgorithmName;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Trains to the end as a run does, and gives the holdout rows with it. */
export function fitCase(input: FitCase): { result: TrainingResult; holdout: LabelledMatrix } {
  const { matrix, algorithm, params } = input;
  const classValues = Array.from({ length: matrix.classes }, (_, k) => k);
  const rows = Int32Array.from(input.holdout);
  const steps = trainModel({
    dataset: { matrix, classValues, classNames: classValues.map(String) },
    train: Int32Array.from(input.train),
    holdout: rows,
    algorithm,
    params,
    seed: 0,
  });
  let step = steps.next();
  while (!step.done) step = steps.next();
  const holdout = {
    ...matrix,
    rows: rows.length,
    columns: matrix.columns.map((column) => Float64Array.from(rows, (row) => column[row]!)),
    labels: rows.map((row) => matrix.labels[row]!),
  };
  return { result: step.value, holdout };
}
