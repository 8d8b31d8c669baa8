import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Random } from '#server/numerics/random';
import type { FittedModel, LogisticModel } from '#server/training/model';
import { mostProbableClasses, predictProbabilities } from '#server/training/predict-probabilities';
import type { AlgorithmName } from '#server/training/schema';
import { trainModel } from '#server/training/train-model';
import { linearCandidates, linearPairs } from './linear-candidates.ts';
import { pairUp, searchFlip } from './search-flip.ts';
import { treeCandidates } from './tree-candidates.ts';
import type { Tunable } from './tunable.ts';

const CLASSES = 3;
const SIZE = 12;

/** Two whole features from 0 to 12 that the class follows, so that every change there is can be tried. */
function smallModel(algorithm: AlgorithmName, params: Record<string, unknown>, seed: number): FittedModel {
  const random = new Random(seed);
  const columns = [0, 1].map(() => Float64Array.from({ length: 80 }, () => random.integer(SIZE + 1)));
  const labels = Int32Array.from(columns[0]!, (a, i) =>
    Math.min(CLASSES - 1, Math.floor((a + 2 * columns[1]![i]!) / 13)),
  );
  const matrix = { rows: 80, names: ['a', 'b'], columns, labels, classes: CLASSES };
  const classValues = [0, 1, 2];
  const dataset = { matrix, classValues, classNames: classValues.map(String) };
  const rows = Int32Array.from(labels.keys());
  const steps = trainModel({ dataset, train: rows, holdout: rows, algorithm, params, seed: 1 });
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value.model;
}

const labelsOf =
  (model: FittedModel) =>
  async (rows: Float32Array): Promise<Int32Array> => {
    const columns = [0, 1].map((j) => Float64Array.from({ length: rows.length / 2 }, (_, i) => rows[2 * i + j]!));
    const matrix = { rows: rows.length / 2, names: ['a', 'b'], columns };
    return mostProbableClasses(predictProbabilities(model, matrix), CLASSES);
  };

const tunablesAt = (a: number, b: number): Tunable[] => [
  { value: a, min: 0, max: SIZE, spread: 10, whole: true },
  { value: b, min: 0, max: SIZE, spread: 5, whole: true },
];

const costAt = ([a, b]: readonly Tunable[], x: number, y: number): number =>
  Math.abs(x - a!.value) / a!.spread + Math.abs(y - b!.value) / b!.spread;

/** The least cost of every change of one feature that is answered otherwise, and of every change of both. */
async function byForce(model: FittedModel, tunables: readonly Tunable[], label: number) {
  const grid = Array.from({ length: (SIZE + 1) ** 2 }, (_, i) => [i % (SIZE + 1), Math.floor(i / (SIZE + 1))] as const);
  const labels = await labelsOf(model)(Float32Array.from(grid.flat()));
  const flips = grid.filter((_, i) => labels[i] !== label);
  const least = (points: typeof grid) => Math.min(...points.map(([x, y]) => costAt(tunables, x, y)));
  return {
    one: least(flips.filter(([x, y]) => x === tunables[0]!.value || y === tunables[1]!.value)),
    two: least(flips),
  };
}

const point = fc.tuple(fc.nat(SIZE), fc.nat(SIZE), fc.nat(30));

test.each<[AlgorithmName, Record<string, unknown>]>([
  ['xgboost', { n_estimators: 4, max_depth: 2 }],
  ['random_forest', { n_estimators: 3, max_depth: 3 }],
])('of %s no other change of one feature, or else of two, is cheaper than the one found', (algorithm, params) =>
  fc.assert(
    fc.asyncProperty(point, async ([a, b, seed]) => {
      const model = smallModel(algorithm, params, seed);
      if (model.kind !== 'boosted_trees' && model.kind !== 'forest') throw new Error('no trees');
      const tunables = tunablesAt(a, b);
      const row = Float32Array.of(a, b);
      const label = (await labelsOf(model)(row))[0]!;
      const singles = treeCandidates(model, tunables);
      const asked = { row, label, singles, pairs: () => pairUp(singles), labelsOf: labelsOf(model) };
      const { flip, complete } = await searchFlip(asked);
      const force = await byForce(model, tunables, label);
      expect(complete).toBe(true);
      const cost = flip ? flip.changes.reduce((sum, change) => sum + change.cost, 0) : Number.POSITIVE_INFINITY;
      expect(flip?.changes.length ?? 0).toBe(Number.isFinite(force.one) ? 1 : Number.isFinite(force.two) ? 2 : 0);
      expect(cost).toBeCloseTo(Number.isFinite(force.one) ? force.one : force.two, 9);
    }),
    { numRuns: 40 },
  ),
);

test('of a linear model no other change of one whole feature is cheaper than the one found', () =>
  fc.assert(
    fc.asyncProperty(point, async ([a, b, seed]) => {
      const model = smallModel('logistic_regression', {}, seed) as LogisticModel;
      const tunables = tunablesAt(a, b);
      const row = Float32Array.of(a, b);
      const label = (await labelsOf(model)(row))[0]!;
      const singles = linearCandidates(model, tunables, label);
      const pairs = () => ({ pairs: linearPairs(model, tunables, label), complete: true });
      const { flip } = await searchFlip({ row, label, singles, pairs, labelsOf: labelsOf(model) });
      const force = await byForce(model, tunables, label);
      expect(flip === null).toBe(!Number.isFinite(force.two));
      if (flip?.changes.length === 1) expect(flip.changes[0]!.cost).toBeCloseTo(force.one, 9);
      else expect(force.one).toBe(Number.POSITIVE_INFINITY);
    }),
    { numRuns: 40 },
  ));

test('where two features must move in a linear model, the cheapest pair is found to within rounding', async () => {
  const model: LogisticModel = {
    ...{ kind: 'logistic', classes: 2, scaler: null, iterations: 1, converged: true },
    coefficients: [
      [0, 0],
      [1, 2],
    ],
    intercepts: [0, -25],
  };
  const tunables = [
    { value: 0, min: 0, max: 10, spread: 5, whole: false },
    { value: 0, min: 0, max: 10, spread: 20, whole: false },
  ];
  const label = 0;
  const cheapest = Math.min(...linearPairs(model, tunables, label).map(([a, b]) => a.cost + b.cost));
  // The border a + 2b = 25 is reached neither by a = 10 nor by b = 10 alone; b costs a quarter of a by the unit.
  expect(linearCandidates(model, tunables, label)).toEqual([]);
  expect(cheapest).toBeGreaterThan(10 / 20 + 5 / 5);
  expect(cheapest).toBeLessThan(10 / 20 + 5 / 5 + 0.01);
});

test('numbers that were rounded to read well are still answered otherwise', () =>
  fc.assert(
    fc.asyncProperty(fc.nat(30), fc.float({ min: 0, max: 12, noNaN: true }), async (seed, a) => {
      const model = smallModel('xgboost', { n_estimators: 4, max_depth: 2 }, seed);
      if (model.kind !== 'boosted_trees') throw new Error('no trees');
      const row = Float32Array.of(a, 6);
      const label = (await labelsOf(model)(row))[0]!;
      const tunables = tunablesAt(row[0]!, 6).map((one) => ({ ...one, whole: false }));
      for (const { feature, value } of treeCandidates(model, tunables)) {
        const nearby = [value, Math.fround(value)].map((x) =>
          Float32Array.from(row, (y, j) => (j === feature ? x : y)),
        );
        const [one, other] = await Promise.all(nearby.map(labelsOf(model)));
        expect(one).toEqual(other);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(12);
      }
      const singles = treeCandidates(model, tunables);
      const { flip } = await searchFlip({ row, label, singles, pairs: () => pairUp([]), labelsOf: labelsOf(model) });
      const grid = Array.from({ length: 481 }, (_, i) => i / 40).flatMap((x) => [
        [x, 6],
        [row[0]!, x],
      ]);
      const labels = await labelsOf(model)(Float32Array.from(grid.flat()));
      if (labels.some((one) => one !== label)) expect(flip).not.toBeNull();
    }),
    { numRuns: 30 },
  ));
