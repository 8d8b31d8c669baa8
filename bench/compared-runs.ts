/** Finished runs with large holdouts to compare: seeded answers of made-up skill, stored as training stores them. */
import { Random } from '../server/numerics/random.ts';
import { chooseSplit } from '../server/runs/choose-split.ts';
import { finishRun } from '../server/runs/results.repo.ts';
import { claimRun, insertRun } from '../server/runs/runs.repo.ts';
import type { KeptHoldout } from '../server/runs/schema.ts';
import { classificationReport } from '../server/training/classification-report.ts';

const LABEL = 'bench_view:cluster';
const NAMES = ['low value', 'mid value', 'high value'];
const VALUES = [0, 1, 2];
const CLASSES = VALUES.length;
const FEATURES = Array.from({ length: 12 }, (_, f) => `bench_view:feature${f}`);
const ALGORITHMS = ['xgboost', 'logistic_regression', 'random_forest'] as const;

/** Stores runs that answered the same rows, the later ones a little better. @returns their ids. */
export async function seedComparedRuns(runs: number, rows: number): Promise<string[]> {
  const random = new Random(1);
  const labels = Int32Array.from({ length: rows }, () => Math.floor(CLASSES * random.double() ** 2));
  const { id: splitId } = await chooseSplit({ label: LABEL }, { name: 'bench' });
  const ids: string[] = [];
  for (let i = 0; i < runs; i++) {
    const features = FEATURES.filter((_, f) => f < 8 || f % (i + 1) === 0);
    const { id } = await insertRun({
      ...{ name: `Seeded ${i + 1}`, owner: 'bench', algorithm: ALGORITHMS[i % 3]!, features, service: null },
      ...{ label: LABEL, params: { max_depth: 3 + i, learning_rate: 0.1 }, seed: 0, codeVersion: 'bench', splitId },
    });
    await claimRun(id, 'bench 1');
    await finish(id, holdoutOf(labels, 0.8 + 0.01 * i, features.length, random), features);
    ids.push(id);
  }
  return ids;
}

/** Answered right with the given chance, with a confidence that goes with it. */
function holdoutOf(labels: Int32Array, skill: number, features: number, random: Random): KeptHoldout {
  const predicted = labels.map((label) => (random.double() < skill ? label : random.integer(CLASSES - 1)));
  const probabilities = new Float64Array(labels.length * CLASSES);
  for (const [i, answer] of predicted.entries()) {
    const confidence = 0.4 + 0.6 * random.double();
    for (let k = 0; k < CLASSES; k++) {
      probabilities[i * CLASSES + k] = k === answer ? confidence : (1 - confidence) / (CLASSES - 1);
    }
  }
  return {
    keys: Array.from(labels, (_, i) => `${10_000 + i}.0`),
    ...{ labels, predicted, probabilities, folds: null },
    features: Float64Array.from({ length: labels.length * features }, () => random.double()),
  };
}

async function finish(id: string, holdout: KeptHoldout, features: readonly string[]): Promise<void> {
  const names = { classValues: VALUES, classNames: NAMES };
  const always = {
    labels: holdout.labels,
    predicted: new Int32Array(holdout.labels.length),
    probabilities: Float64Array.from(holdout.probabilities, (_, at) => [0.6, 0.25, 0.15][at % CLASSES]!),
  };
  const rows = holdout.labels.length;
  await finishRun(id, {
    ...{ asOf: new Date(0), viewVersions: { bench_view: 1 }, warnings: [], durations: { total: 1 }, sealed: null },
    ...{ datasetFingerprint: 'd'.repeat(64), splitFingerprint: 's'.repeat(64), crossValidation: null, holdout },
    dataset: {
      ...{ entityRows: 10 * rows, usedRows: 10 * rows, droppedRows: [], trainRows: 9 * rows, holdoutRows: rows },
      ...{ sealedRows: 0, unscoredRows: 0 },
      classes: VALUES.map((value) => ({ value, name: NAMES[value]!, train: (3 - value) * rows, holdout: rows / 3 })),
    },
    learningCurve: { step: [1], trainLoss: [1], holdoutLoss: [1] },
    report: classificationReport({ ...holdout, ...names }),
    baseline: classificationReport({ ...always, ...names }),
    trained: {
      model: { kind: 'majority', classes: CLASSES, shares: [0.6, 0.25, 0.15] },
      inputs: features.map((feature) => ({
        feature,
        dtype: 'float64',
        range: { min: 0, max: 1, mean: 0.5, missing: 0 },
      })),
      ...names,
    },
  });
}
