import { chooseSplit } from '#server/runs/choose-split';
import { finishRun } from '#server/runs/results.repo';
import { claimRun, getRun, insertRun, type NewRun } from '#server/runs/runs.repo';
import type { KeptHoldout, Run, SealedRows } from '#server/runs/schema';
import { classificationReport } from '#server/training/classification-report';
import { stumps } from './stumps.ts';

export const FEATURES = ['customer_rfm_features:recency', 'customer_rfm_features:monetaryvalue'] as const;
export const CLASS_VALUES = [0, 1, 2] as const;
const CLASS_NAMES = ['low value', 'mid value', 'high value'] as const;

const wanted: Omit<NewRun, 'splitId'> = {
  name: 'Stumps',
  owner: 'Dee',
  algorithm: 'xgboost',
  features: FEATURES,
  service: null,
  label: 'customer_rfm_features:ltvcluster',
  params: { max_depth: 1 },
  seed: 7,
  codeVersion: 'abc123',
};

export async function insertQueuedRun(): Promise<Run> {
  const split = await chooseSplit({ label: wanted.label }, { name: 'Dee' });
  return insertRun({ ...wanted, splitId: split.id });
}

/**
 * A finished run of the three stumps, with the holdout predictions a trainer would have kept: worked out here by hand,
 * not by the code under test. `spoil` changes them, to stand for an export that does not answer as the trainer did.
 */
export async function insertFinishedRun(
  spoil: (holdout: KeptHoldout) => void = () => {},
  sealed: SealedRows | null = null,
): Promise<Run> {
  const { id } = await insertQueuedRun();
  await claimRun(id, 'test 1');
  const holdout = predictByHand();
  spoil(holdout);
  const report = classificationReport({ ...holdout, classValues: CLASS_VALUES, classNames: CLASS_NAMES });
  const missing = { min: 0, max: 100, mean: 50, missing: 1 };
  await finishRun(id, {
    asOf: new Date('2026-01-01T00:00:00Z'),
    viewVersions: { customer_rfm_features: 1 },
    datasetFingerprint: 'd'.repeat(64),
    splitFingerprint: 's'.repeat(64),
    warnings: [],
    dataset: {
      entityRows: 100,
      usedRows: 99,
      droppedRows: [{ reason: 'no label', count: 1 }],
      trainRows: 90,
      holdoutRows: 9,
      sealedRows: 0,
      unscoredRows: 0,
      classes: CLASS_VALUES.map((value) => ({ value, name: CLASS_NAMES[value], train: 50 - 10 * value, holdout: 3 })),
    },
    durations: { total: 1 },
    learningCurve: { step: [1], trainLoss: [1], holdoutLoss: [1] },
    report,
    baseline: majorityReport(holdout),
    crossValidation: null,
    holdout,
    sealed,
    trained: {
      model: stumps,
      inputs: FEATURES.map((feature) => ({ feature, dtype: 'float64', range: missing })),
      classValues: CLASS_VALUES,
      classNames: CLASS_NAMES,
    },
  });
  return getRun(id);
}

/** The majority class of the training rows, 0, answered throughout. */
function majorityReport({ labels }: KeptHoldout) {
  const shares = [50 / 120, 40 / 120, 30 / 120];
  const probabilities = Float64Array.from({ length: 3 * labels.length }, (_, at) => shares[at % 3]!);
  const predicted = new Int32Array(labels.length);
  return classificationReport({ labels, predicted, probabilities, classValues: CLASS_VALUES, classNames: CLASS_NAMES });
}

/** Softmax over the stumps' margins; the base score is the same for each class and cancels. */
function predictByHand(): KeptHoldout {
  const rows = [7, 30, 31, 60, Number.NaN].flatMap((recency) => [100, 900].map((spent) => [recency, spent] as const));
  const probabilities = rows.flatMap(([recency, spent]) => {
    const isRecent = !(recency > 30.5);
    const margins = [isRecent ? 1 : -1, spent < 500.5 ? 0.25 : -0.25, spent < 500.5 ? -0.75 : 0.75];
    const weights = margins.map(Math.exp);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return weights.map((weight) => weight / total);
  });
  const predicted = rows.map((_, i) => {
    const row = probabilities.slice(i * 3, i * 3 + 3);
    return row.indexOf(Math.max(...row));
  });
  return {
    keys: rows.map((_, i) => `${i}.0`),
    labels: Int32Array.from(predicted),
    predicted: Int32Array.from(predicted),
    probabilities: Float64Array.from(probabilities),
    features: Float64Array.from(rows.flat()),
    folds: null,
  };
}
