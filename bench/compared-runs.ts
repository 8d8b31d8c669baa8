/** Finished runs with large holdouts to compare: seeded answers of made-up skill, stored as training stores them. */
import { Random } from '../server/numerics/random.ts';
import type { Holdout } from '../server/runs/schema.ts';
import { storeFinishedRun } from '../server/runs/testing/store-finished-run.ts';

const CLASSES = 3;
const FEATURES = Array.from({ length: 12 }, (_, f) => `bench_view:feature${f}`);
const ALGORITHMS = ['xgboost', 'logistic_regression', 'random_forest'] as const;

/** Stores runs that answered the same rows, the later ones a little better. @returns their ids. */
export async function seedComparedRuns(runs: number, rows: number): Promise<string[]> {
  const random = new Random(1);
  const labels = Int32Array.from({ length: rows }, () => Math.floor(CLASSES * random.double() ** 2));
  const ids: string[] = [];
  for (let i = 0; i < runs; i++) {
    const { id } = await storeFinishedRun({
      name: `Seeded ${i + 1}`,
      label: 'bench_view:cluster',
      algorithm: ALGORITHMS[i % ALGORITHMS.length]!,
      features: FEATURES.filter((_, f) => f < 8 || f % (i + 1) === 0),
      params: { max_depth: 3 + i, learning_rate: 0.1 },
      holdout: makeAnswers(labels, 0.8 + 0.01 * i, random),
    });
    ids.push(id);
  }
  return ids;
}

/** Answered right with the given chance, with a confidence that goes with it. */
function makeAnswers(labels: Int32Array, skill: number, random: Random): Holdout {
  const predicted = labels.map((label) => (random.double() < skill ? label : random.integer(CLASSES - 1)));
  const probabilities = new Float64Array(labels.length * CLASSES);
  for (const [i, answer] of predicted.entries()) {
    const confidence = 0.4 + 0.6 * random.double();
    for (let k = 0; k < CLASSES; k++) {
      probabilities[i * CLASSES + k] = k === answer ? confidence : (1 - confidence) / (CLASSES - 1);
    }
  }
  return { keys: Array.from(labels, (_, i) => `${10_000 + i}.0`), labels, predicted, probabilities };
}
