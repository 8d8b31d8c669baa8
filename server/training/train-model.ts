import type { Dataset } from './dataset.ts';
import { fitModel } from './fit-model.ts';
import { judgeMajority, judgeModel } from './judge-model.ts';
import type { FitProgress, FittedModel } from './model.ts';
import { rowsOf } from './rows-of.ts';
import type { AlgorithmName, Report } from './schema.ts';
import type { Split } from './split.ts';
import { trainingWarnings } from './training-warnings.ts';

export interface TrainingInput extends Split {
  readonly dataset: Pick<Dataset, 'matrix' | 'classValues' | 'classNames'>;
  readonly algorithm: AlgorithmName;
  readonly params: Readonly<Record<string, unknown>>;
  readonly seed: number;
}

export interface TrainingResult {
  readonly model: FittedModel;
  /** On the holdout rows. */
  readonly report: Report;
  /** The majority class of training, on the same rows. */
  readonly baseline: Report;
  /** Class indexes of the holdout rows, in the order of the split. */
  readonly predicted: Int32Array;
  /** (holdout × classes) row-major. */
  readonly probabilities: Float64Array;
  readonly learningCurve: {
    readonly step: readonly number[];
    readonly trainLoss: readonly number[];
    readonly holdoutLoss: readonly (number | null)[];
  };
  /** Sentences for people, worst first. */
  readonly warnings: readonly string[];
}

/**
 * Fit one model on the training rows and judge it, beside the majority class, on the holdout rows. Yields after every
 * round or iteration; stop asking to stop training.
 *
 * @throws AppError invalid_input where the parameters are not the algorithm's; RangeError where a side has no row.
 */
export function* trainModel(input: TrainingInput): Generator<FitProgress, TrainingResult> {
  const { dataset, algorithm, seed } = input;
  const train = rowsOf(dataset.matrix, input.train);
  const holdout = rowsOf(dataset.matrix, input.holdout);
  if (train.rows === 0 || holdout.rows === 0) {
    throw new RangeError(
      `trainModel: both sides need rows, got ${train.rows} to train on and ${holdout.rows} held out`,
    );
  }
  const learningCurve = { step: [] as number[], trainLoss: [] as number[], holdoutLoss: [] as (number | null)[] };
  const fit = fitModel(algorithm, input.params, { train, holdout, seed });
  let next = fit.next();
  for (; !next.done; next = fit.next()) {
    learningCurve.step.push(next.value.step);
    learningCurve.trainLoss.push(next.value.trainLoss);
    learningCurve.holdoutLoss.push(next.value.holdoutLoss);
    yield next.value;
  }
  const model = next.value;
  const judged = judgeModel(model, holdout, dataset);
  const baseline = judgeMajority(train, holdout, dataset);
  const warnings = trainingWarnings({ model, train, classNames: dataset.classNames, report: judged.report, baseline });
  return { model, ...judged, baseline, learningCurve, warnings };
}
