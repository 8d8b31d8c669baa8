import { AppError } from '#server/platform/errors';
import { judgeMajority } from '#server/training/judge-model';
import { rowsOf } from '#server/training/rows-of';
import { ALGORITHMS } from '#server/training/schema';
import type { Split } from '#server/training/split';
import { type DrawnRows, drawRows } from '../execution/draw-rows.ts';
import { datasetFingerprint } from '../execution/fingerprint.ts';
import { joinDataset, type RunDataset } from '../execution/join-dataset.ts';
import { requireMemory } from '../execution/require-memory.ts';
import { findRunLeaks, refuseLeaks } from '../leaks/leak-guard.ts';
import type { Sweep, SweepFacts } from '../sweep-schema.ts';
import { pointHasher } from './hash-point.ts';
import type { PointPlace, SweepTask } from './score-point.ts';

export interface PreparedSweep {
  readonly task: SweepTask;
  readonly facts: SweepFacts;
  readonly warnings: readonly string[];
  readonly hashOf: (place: PointPlace) => string;
}

/**
 * The rows and folds of a sweep, drawn once for all of its points: without the sealed slice, and where one of its
 * algorithms cannot learn from missing values without rows that miss any candidate, so that all points have the same.
 *
 * @throws AppError invalid_input for features that give the label away, folds that cannot be drawn, or too little
 *   memory; conflict where the rows are no longer those the sweep began with; what the join throws.
 */
export async function prepareSweep(sweep: Sweep): Promise<PreparedSweep> {
  const { candidates, settings, label, split, seed, allowLeakage } = sweep;
  const features = candidates.flatMap((candidate) => candidate.features);
  const asOf = sweep.facts ? new Date(sweep.facts.asOf) : new Date();
  const dataset = await joinDataset({ features, label, split }, asOf);
  const learnsMissing = settings.every(({ algorithm }) => ALGORITHMS[algorithm].learnsMissing);
  const drawn = drawRows(dataset, split, learnsMissing);
  requireSameRows(sweep, dataset, drawn);
  const leaks = findRunLeaks(rowsOf(dataset.matrix, drawn.train), dataset.features, dataset.label);
  refuseLeaks(leaks, allowLeakage);
  for (const setting of settings) requireMemory({ ...setting, features }, drawn, dataset.matrix.classes);
  const columns = candidates.map((candidate) => candidate.features.map((feature) => features.indexOf(feature)));
  return {
    task: taskOf(sweep, dataset, drawn, columns),
    facts: factsOf(dataset, drawn),
    warnings: [...leaks.map(({ sentence }) => sentence), ...warningsOf(drawn)],
    hashOf: pointHasher({ settings, seed }, dataset, drawn.folds, columns),
  };
}

function requireSameRows({ facts }: Sweep, dataset: RunDataset, { fingerprint }: DrawnRows): void {
  if (facts === null) return;
  if (facts.datasetFingerprint === datasetFingerprint(dataset) && facts.splitFingerprint === fingerprint) return;
  throw new AppError(
    'conflict',
    `The rows are no longer those this sweep began with on ${facts.asOf}: rows from before that moment were added or ` +
      'changed since. What it has stays; ask for a new sweep on the rows there are now.',
  );
}

/** Only the rows that are learned from or held out; what is sealed never reaches a thread. */
function taskOf(
  { settings, seed }: Sweep,
  { matrix, classValues, classNames }: RunDataset,
  { train: open, folds }: DrawnRows,
  candidates: SweepTask['candidates'],
): SweepTask {
  const places = new Int32Array(matrix.rows);
  for (const [place, row] of open.entries()) places[row] = place;
  const move = (rows: Int32Array): Int32Array => rows.map((row) => places[row]!);
  const moved = folds.map(({ train, holdout }): Split => ({ train: move(train), holdout: move(holdout) }));
  return { matrix: rowsOf(matrix, open), classValues, classNames, folds: moved, candidates, settings, seed };
}

function factsOf(dataset: RunDataset, { train: open, folds, sealed, dropped, fingerprint }: DrawnRows): SweepFacts {
  const { matrix, classValues, classNames, asOf } = dataset;
  const sizes = (side: 'train' | 'holdout') => folds.reduce((sum, fold) => sum + fold[side].length, 0);
  const counts = new Int32Array(matrix.classes);
  for (const row of open) counts[matrix.labels[row]!]!++;
  return {
    asOf: asOf.toISOString(),
    datasetFingerprint: datasetFingerprint(dataset),
    splitFingerprint: fingerprint,
    rows: open.length,
    sealed: sealed.length,
    leftOut: [...dataset.dropped, ...dropped],
    classes: classValues.map((value, k) => ({ value, name: classNames[k]!, rows: counts[k]! })),
    testToTrain: sizes('holdout') / sizes('train'),
    baseline: folds.map(
      ({ train, holdout }) => judgeMajority(rowsOf(matrix, train), rowsOf(matrix, holdout), dataset).metrics,
    ),
  };
}

function warningsOf({ dropped, unscored }: DrawnRows): string[] {
  if (unscored === 0) return [];
  const reasons = dropped.map(({ reason, count }) => `${count} ${reason}`).join(', ');
  return [`${unscored} rows that miss a candidate are left out of every point (${reasons}).`];
}
