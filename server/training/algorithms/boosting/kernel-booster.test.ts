import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Random } from '#server/numerics/random';
import type { LabelledMatrix, Tree } from '../../model.ts';
import { ALGORITHMS, type XgboostParams } from '../../schema.ts';
import type { Booster } from './booster.ts';
import { createKernelBooster } from './kernel-booster.ts';
import { objectiveFor } from './objective.ts';
import { type BoosterInput, createPlainBooster } from './plain-booster.ts';
import { EVERYTHING, type TreeSample } from './sample-tree.ts';

/** Columns of every kind a bin can meet: few values, many, huge and tiny, constant, missing here and there or everywhere. */
const COLUMN_KINDS: readonly ((random: Random, row: number) => number)[] = [
  (random) => random.integer(3),
  (random) => random.double() - 0.5,
  (random) => (random.double() - 0.5) * 10 ** (random.integer(60) - 30),
  (random, row) => (row % 7 === 0 ? Number.NaN : random.integer(500)),
  (random) => (random.double() < 0.9 ? Number.NaN : random.double()),
  () => 4,
  () => Number.NaN,
  (random) => (random.double() < 0.5 ? -0 : 0),
];

function anyRows(seed: number, rows: number, kinds: readonly number[], classes: number): LabelledMatrix {
  const random = new Random(seed);
  const columns = kinds.map((kind) =>
    Float64Array.from({ length: rows }, (_, row) => COLUMN_KINDS[kind]!(random, row)),
  );
  const labels = Int32Array.from({ length: rows }, (_, row) => {
    const first = columns[0]![row]!;
    return random.double() < 0.6 && first > 0.2 ? classes - 1 : random.integer(classes - 1);
  });
  return { rows, names: kinds.map((_, j) => `x${j}`), columns, labels, classes };
}

function anySample(seed: number, rows: number, features: number): TreeSample {
  const random = new Random(seed);
  const draw = (length: number) => Uint8Array.from({ length }, () => (random.double() < 0.7 ? 1 : 0));
  return seed % 2 ? EVERYTHING : { rows: draw(rows), features: draw(features) };
}

function toInput(train: LabelledMatrix, changed: Partial<XgboostParams>, isWeighted: boolean): BoosterInput {
  const params = { ...ALGORITHMS.xgboost.params.parse({}), ...changed };
  const objective = objectiveFor(train.classes);
  const weights = Float32Array.from({ length: train.rows }, (_, row) => (isWeighted ? 0.3 + (row % 5) / 3 : 1));
  const method = params.tree_method === 'hist' ? 'hist' : 'exact';
  return { train, weights, objective, params, method };
}

/** Every tree and loss of a few rounds. Helpers join when they are up: `settle` waits for that between rounds. */
async function growRounds(booster: Booster, input: BoosterInput, rounds: number, seed: number, settle = false) {
  const trees: Tree[] = [];
  const losses: number[] = [];
  for (let round = 0; round < rounds; round++) {
    booster.computeGradients();
    for (let group = 0; group < input.objective.groups; group++) {
      const sample = anySample(seed + round, input.train.rows, input.train.columns.length);
      trees.push(booster.growTree(group, sample));
    }
    losses.push(booster.trainLoss());
    if (settle) await new Promise((resolve) => setTimeout(resolve, 25));
  }
  booster.close();
  return { trees, losses };
}

const anyFit = fc.record({
  seed: fc.nat(10_000),
  rows: fc.integer({ min: 1, max: 400 }),
  kinds: fc.array(fc.nat(COLUMN_KINDS.length - 1), { minLength: 1, maxLength: 10 }),
  classes: fc.integer({ min: 2, max: 5 }),
  isWeighted: fc.boolean(),
  params: fc.record({
    tree_method: fc.constantFrom('hist', 'exact'),
    max_depth: fc.integer({ min: 1, max: 7 }),
    min_child_weight: fc.constantFrom(0, 1e-7, 0.3, 1, 5),
    gamma: fc.constantFrom(0, 0.4),
    reg_lambda: fc.constantFrom(0, 1, 7),
    reg_alpha: fc.constantFrom(0, 0.3),
    max_bin: fc.constantFrom(2, 5, 64, 256, 400),
  }),
});

test('kernels grow the trees of the plain engine to the bit, whatever the data and the parameters', async () => {
  await fc.assert(
    fc.asyncProperty(anyFit, async ({ seed, rows, kinds, classes, isWeighted, params }) => {
      const input = toInput(anyRows(seed, rows, kinds, classes), params as Partial<XgboostParams>, isWeighted);
      const plain = await growRounds(createPlainBooster(input), input, 3, seed);
      const fast = await growRounds(createKernelBooster(input, 1), input, 3, seed);
      expect(fast.trees).toEqual(plain.trees);
      for (const [i, loss] of fast.losses.entries()) expect(loss).toBeCloseTo(plain.losses[i]!, 5);
    }),
    { numRuns: 300 },
  );
});

test('a quantile sketch that has to forget makes the same bins in kernels', async () => {
  const input = toInput(anyRows(1, 30_000, [1, 2, 3, 4], 3), { tree_method: 'hist', max_bin: 32 }, true);
  const plain = await growRounds(createPlainBooster(input), input, 1, 1);
  expect((await growRounds(createKernelBooster(input, 1), input, 1, 1)).trees).toEqual(plain.trees);
});

test('fits that take turns do not disturb each other', () => {
  const [first, second] = [3, 4].map((seed) => toInput(anyRows(seed, 300, [1, 3], 3), { tree_method: 'hist' }, false));
  const grow = (booster: Booster) => {
    booster.computeGradients();
    return booster.growTree(1, EVERYTHING);
  };
  const [one, other] = [createKernelBooster(first!, 1), createKernelBooster(second!, 1)];
  const turns = [grow(one), grow(other), grow(one), grow(other)];
  const [plainOne, plainOther] = [createPlainBooster(first!), createPlainBooster(second!)];
  expect(turns).toEqual([grow(plainOne), grow(plainOther), grow(plainOne), grow(plainOther)]);
});

test('any number of threads grows the same trees and finds the same loss', async () => {
  const input = toInput(anyRows(2, 40_000, [1, 0, 2, 3, 1, 4, 1], 3), { tree_method: 'hist', max_depth: 6 }, false);
  const alone = await growRounds(createKernelBooster(input, 1), input, 6, 3);
  for (const threads of [2, 3, 4]) {
    expect(await growRounds(createKernelBooster(input, threads), input, 6, 3, true)).toEqual(alone);
  }
});
