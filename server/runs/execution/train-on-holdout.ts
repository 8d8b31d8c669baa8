import { trainModel } from '#server/training/train-model';
import type { TrainableRun } from '../schema.ts';
import type { DrawnRows } from './draw-rows.ts';
import { drive } from './drive.ts';
import type { RunDataset } from './join-dataset.ts';
import type { ReportProgress } from './progress-reporter.ts';
import type { Trained } from './trained.ts';

/** Fits one model on the training rows and judges it on the holdout. */
export async function trainOnHoldout(
  { algorithm, params, seed }: TrainableRun,
  dataset: RunDataset,
  { train, holdout }: DrawnRows,
  report: ReportProgress,
): Promise<Trained> {
  const training = trainModel({ dataset, train, holdout, algorithm, params, seed });
  const result = await drive(training, (fit) => report({ phase: 'fitting', ...fit }, fit));
  return { ...result, rows: holdout, folds: null, crossValidation: null };
}
