import { classificationReport } from '#server/training/classification-report';
import { chooseSplit } from '../choose-split.ts';
import { finishRun } from '../results.repo.ts';
import { claimRun, getRun, insertRun } from '../runs.repo.ts';
import type { Holdout, Run } from '../schema.ts';

/** Names of classes 0, 1, 2. */
export const CLASS_NAMES = ['low value', 'mid value', 'high value'];
const CLASS_VALUES = CLASS_NAMES.map((_, k) => k);
/** Of the training rows. */
const SHARES = [0.6, 0.25, 0.15];

interface StoredRun extends Partial<Pick<Run, 'name' | 'label' | 'features' | 'algorithm' | 'params'>> {
  /** What was answered on the holdout, class values 0, 1, 2. */
  readonly holdout: Holdout;
  /** Runs with the same one are taken to share their holdout. */
  readonly splitFingerprint?: string;
}

/** A finished run with these answers, stored as training stores it. Its model is one that knows shares of classes only. */
export async function storeFinishedRun({ holdout, splitFingerprint = 's', ...wanted }: StoredRun): Promise<Run> {
  const features = wanted.features ?? ['view:first', 'view:second'];
  const label = wanted.label ?? 'view:cluster';
  const { id: splitId } = await chooseSplit({ label }, { name: 'test' });
  const { id } = await insertRun({
    ...{ name: 'Stored', owner: 'test', algorithm: 'xgboost', service: null, params: {}, seed: 0, codeVersion: 'c' },
    ...wanted,
    ...{ features, label, splitId },
  });
  await claimRun(id, 'test 1');
  const rows = holdout.keys.length;
  const names = { classValues: CLASS_VALUES, classNames: CLASS_NAMES };
  const probabilities = Float64Array.from({ length: 3 * rows }, (_, at) => SHARES[at % 3]!);
  const majority = { labels: holdout.labels, predicted: new Int32Array(rows), probabilities };
  await finishRun(id, {
    ...{ asOf: new Date(0), viewVersions: { view: 1 }, warnings: [], durations: { total: 1 }, sealed: null },
    ...{ datasetFingerprint: 'd', splitFingerprint: splitFingerprint.repeat(64), crossValidation: null },
    holdout: {
      ...holdout,
      features: Float64Array.from({ length: rows * features.length }, (_, at) => at),
      folds: null,
    },
    dataset: {
      ...{ entityRows: 10 * rows, usedRows: 10 * rows, droppedRows: [], trainRows: 9 * rows, holdoutRows: rows },
      ...{ sealedRows: 0, unscoredRows: 0 },
      classes: CLASS_VALUES.map((k) => ({
        value: k,
        name: CLASS_NAMES[k]!,
        train: Math.round(9 * rows * SHARES[k]!),
        holdout: holdout.labels.filter((label) => label === k).length,
      })),
    },
    learningCurve: { step: [1], trainLoss: [1], holdoutLoss: [1] },
    report: classificationReport({ ...holdout, ...names }),
    baseline: classificationReport({ ...majority, ...names }),
    trained: {
      model: { kind: 'majority', classes: 3, shares: SHARES },
      inputs: features.map((feature) => ({
        feature,
        dtype: 'float64',
        range: { min: 0, max: 1, mean: 0.5, missing: 0 },
      })),
      ...names,
    },
  });
  return getRun(id);
}
