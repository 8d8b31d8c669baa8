import { type CrossValidationResult, crossValidate } from '#server/training/cross-validate';
import { fitModel } from '#server/training/fit-model';
import { judgeMajority } from '#server/training/judge-model';
import { rowsOf } from '#server/training/rows-of';
import type { Fold } from '#server/training/split-folds';
import { trainingWarnings } from '#server/training/training-warnings';
import type { LearningCurve, TrainableRun } from '../schema.ts';
import type { DrawnRows } from './draw-rows.ts';
import { drive } from './drive.ts';
import type { RunDataset } from './join-dataset.ts';
import type { ReportProgress } from './progress-reporter.ts';
import type { Trained } from './trained.ts';

/**
 * Judges by cross-validation: every row is predicted by models that have not seen it. The model that is kept is fitted
 * on all rows afterwards, since the folds have said how good such a one is.
 */
export async function trainByFolds(
  { algorithm, params, seed }: TrainableRun,
  dataset: RunDataset,
  { train, folds }: DrawnRows,
  report: ReportProgress,
): Promise<Trained> {
  const fits = folds.length + 1;
  const validation = await drive(
    crossValidate({ dataset, folds, algorithm, params, seed }),
    ({ fold, folds: count, step, steps, trainLoss, holdoutLoss }) =>
      report({
        phase: `fold ${fold} of ${count}`,
        step: (fold - 1) * steps + step,
        steps: fits * steps,
        trainLoss,
        holdoutLoss,
      }),
  );
  const all = rowsOf(dataset.matrix, train);
  const curve = { step: [] as number[], trainLoss: [] as number[], holdoutLoss: [] as null[] };
  const model = await drive(fitModel(algorithm, params, { train: all, holdout: null, seed }), (fit) => {
    curve.step.push(fit.step);
    curve.trainLoss.push(fit.trainLoss);
    curve.holdoutLoss.push(null);
    const done = folds.length * fit.steps;
    return report({ phase: 'fitting on all rows', ...fit, step: done + fit.step, steps: fits * fit.steps });
  });
  const answers = judged(validation, dataset, folds);
  const warnings = trainingWarnings({ model, train: all, classNames: dataset.classNames, ...answers });
  return { ...answers, model, warnings, learningCurve: curve satisfies LearningCurve };
}

/** The folds' answers as those of one model. */
function judged(
  { outOfFold, folds, metrics, baselineMetrics }: CrossValidationResult,
  dataset: RunDataset,
  drawn: readonly Fold[],
): Omit<Trained, 'model' | 'learningCurve' | 'warnings'> {
  const scored = rowsOf(dataset.matrix, outOfFold.rows);
  return {
    rows: outOfFold.rows,
    predicted: outOfFold.predicted,
    probabilities: outOfFold.probabilities,
    report: outOfFold.report,
    baseline: judgeMajority(scored, scored, dataset),
    folds: foldOfRows(outOfFold.rows, drawn),
    crossValidation: { folds, metrics, baselineMetrics },
  };
}

/** (rows × repeats) row-major: which fold held each row out. */
function foldOfRows(rows: Int32Array, drawn: readonly Fold[]): Int32Array {
  const repeats = 1 + Math.max(...drawn.map(({ repeat }) => repeat));
  const place = new Map(Array.from(rows, (row, i) => [row, i]));
  const folds = new Int32Array(rows.length * repeats);
  for (const { repeat, fold, holdout } of drawn) {
    for (const row of holdout) folds[place.get(row)! * repeats + repeat] = fold;
  }
  return folds;
}
