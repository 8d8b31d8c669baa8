import { AppError } from '#server/platform/errors';
import { type CompleteRows, completeRows } from '#server/training/complete-rows';
import { splitDataset } from '#server/training/split';
import { type Fold, splitFolds } from '#server/training/split-folds';
import type { RunSplit } from '../schema.ts';
import { drawFingerprint } from './fingerprint.ts';
import type { RunDataset } from './join-dataset.ts';

/**
 * Row numbers of a run's dataset by what may be done with them. Drawn over all labelled rows; only then are rows left
 * out that miss a feature, so that runs of one split have one holdout.
 */
export interface DrawnRows {
  /** Rows that are learned from; with folds all that are not sealed. */
  readonly train: Int32Array;
  /** Rows that are scored; with folds the same. */
  readonly holdout: Int32Array;
  /** Empty without cross-validation. */
  readonly folds: readonly Fold[];
  readonly sealed: Int32Array;
  readonly dropped: CompleteRows['dropped'];
  /** Holdout rows left out. */
  readonly unscored: number;
  /** Of what was drawn, whether or not it can be scored. */
  readonly fingerprint: string;
}

/**
 * @param learnsMissing whether rows that miss a feature are kept.
 * @throws AppError invalid_input where the split cannot be drawn, or no row of a side has all features.
 */
export function drawRows(dataset: RunDataset, split: RunSplit, learnsMissing: boolean): DrawnRows {
  const { labels } = dataset.matrix;
  const keep = (rows: Int32Array): CompleteRows =>
    learnsMissing ? { rows, dropped: [] } : completeRows(dataset.matrix, rows);
  if (split.folds) {
    const { folds, sealed } = splitFolds(labels, split, split.seed, dataset.splitValues);
    return { ...keepFolds(folds, keep), sealed: keep(sealed).rows, fingerprint: drawFingerprint(dataset, folds) };
  }
  const drawn = splitDataset(labels, split, split.seed, dataset.splitValues);
  const [train, holdout] = [keep(drawn.train), keep(drawn.holdout)];
  requireSome('training', train, drawn.train.length);
  requireSome('holdout', holdout, drawn.holdout.length);
  return {
    train: train.rows,
    holdout: holdout.rows,
    folds: [],
    sealed: keep(drawn.sealed).rows,
    dropped: [...inSide(train.dropped, 'training'), ...inSide(holdout.dropped, 'holdout')],
    unscored: drawn.holdout.length - holdout.rows.length,
    fingerprint: drawFingerprint(dataset, [drawn]),
  };
}

function keepFolds(drawn: readonly Fold[], keep: (rows: Int32Array) => CompleteRows) {
  const all = drawn.filter(({ repeat }) => repeat === 0).flatMap(({ holdout }) => [...holdout]);
  const open = keep(Int32Array.from(all).sort());
  const folds = drawn.map((fold) => ({ ...fold, train: keep(fold.train).rows, holdout: keep(fold.holdout).rows }));
  for (const [i, { train, holdout }] of folds.entries()) {
    const where = `in fold ${drawn[i]!.fold + 1}`;
    requireSome(`training ${where}`, { rows: train, dropped: open.dropped }, drawn[i]!.train.length);
    requireSome(`holdout ${where}`, { rows: holdout, dropped: open.dropped }, drawn[i]!.holdout.length);
  }
  const unscored = all.length - open.rows.length;
  return { train: open.rows, holdout: open.rows, folds, dropped: open.dropped, unscored };
}

function requireSome(side: string, { rows, dropped }: CompleteRows, drawn: number): void {
  if (rows.length > 0) return;
  const reasons = dropped.map(({ reason, count }) => `${count} have ${reason}`).join(', ');
  throw new AppError(
    'invalid_input',
    `None of the ${drawn} rows for ${side} has a value of every feature (${reasons}). Leave such a feature out, or take ` +
      'an algorithm that learns with missing values, such as xgboost.',
    { fields: { features: reasons } },
  );
}

const inSide = (dropped: CompleteRows['dropped'], side: string): CompleteRows['dropped'] =>
  dropped.map(({ reason, count }) => ({ reason: `${reason} (${side})`, count }));
