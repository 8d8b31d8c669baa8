import { classificationReport } from './classification-report.ts';
import { averagedOutOfFold } from './cross-validation/out-of-fold.ts';
import { type FoldMetrics, summarizeFolds } from './cross-validation/summarize-folds.ts';
import type { FitProgress } from './model.ts';
import type { Report } from './schema.ts';
import type { Fold } from './split-folds.ts';
import type { TrainingInput } from './train-model.ts';
import { trainModel } from './train-model.ts';

export type { FoldMetrics };

type CrossValidationInput = Omit<TrainingInput, 'train' | 'holdout'> & { readonly folds: readonly Fold[] };

/** A step of the fit of one fold; `fold` counts all folds of all repeats from 1. */
export interface CrossValidationProgress extends FitProgress {
  readonly fold: number;
  readonly folds: number;
}

export interface FoldResult {
  readonly repeat: number;
  readonly fold: number;
  readonly trainRows: number;
  readonly holdoutRows: number;
  readonly report: Report;
  /** The majority class of the fold's training rows, on the same holdout. */
  readonly baseline: Report;
  readonly warnings: readonly string[];
}

export interface CrossValidationResult {
  readonly folds: readonly FoldResult[];
  readonly metrics: FoldMetrics;
  readonly baselineMetrics: FoldMetrics;
  /** Every row that a fold holds out, scored by models that have not seen it; the mean of its repeats. */
  readonly outOfFold: {
    /** Row numbers of the dataset, ascending. */
    readonly rows: Int32Array;
    readonly predicted: Int32Array;
    /** (rows × classes) row-major. */
    readonly probabilities: Float64Array;
    readonly report: Report;
  };
}

/**
 * Fit and judge one model a fold. Yields after every round or iteration of every fit; stop asking to stop.
 *
 * @throws AppError invalid_input where the parameters are not the algorithm's; RangeError without folds.
 */
export function* crossValidate({
  folds,
  ...input
}: CrossValidationInput): Generator<CrossValidationProgress, CrossValidationResult> {
  if (folds.length === 0) throw new RangeError('crossValidate: there are no folds');
  const { matrix, classValues, classNames } = input.dataset;
  const outOfFold = averagedOutOfFold(matrix.rows, matrix.classes);
  const results: FoldResult[] = [];
  for (const [at, { repeat, fold, train, holdout }] of folds.entries()) {
    const fit = trainModel({ ...input, train, holdout });
    let next = fit.next();
    for (; !next.done; next = fit.next()) yield { ...next.value, fold: at + 1, folds: folds.length };
    const { report, baseline, warnings, probabilities } = next.value;
    outOfFold.add(holdout, probabilities);
    const sizes = { trainRows: train.length, holdoutRows: holdout.length };
    results.push({ repeat, fold, ...sizes, report, baseline, warnings });
  }
  const scored = outOfFold.finish();
  const labels = scored.rows.map((row) => matrix.labels[row]!);
  return {
    folds: results,
    metrics: summarizeFolds(results.map(({ report }) => report)),
    baselineMetrics: summarizeFolds(results.map(({ baseline }) => baseline)),
    outOfFold: { ...scored, report: classificationReport({ ...scored, labels, classValues, classNames }) },
  };
}
