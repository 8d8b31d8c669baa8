import { expect, test } from 'vitest';
import { Random } from '#server/numerics/random';
import type { LabelledMatrix, StratifiedModel } from '../model.ts';
import { fitStratified, stratifiedProbabilities } from './stratified.ts';

function rowsWithShares(rows: number): LabelledMatrix {
  const random = new Random(2);
  const columns = [0, 1].map(() => Float64Array.from({ length: rows }, () => 100 * random.double()));
  const labels = Int32Array.from({ length: rows }, (_, i) => (i % 10 < 6 ? 0 : i % 10 < 9 ? 1 : 2));
  return { rows, names: ['x', 'y'], columns, labels, classes: 3 };
}

function learn(train: LabelledMatrix, seed = 0): StratifiedModel {
  const steps = fitStratified({ train, holdout: null, params: {}, seed });
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

const classesOf = (probabilities: Float64Array): number[] =>
  Array.from({ length: probabilities.length / 3 }, (_, i) => probabilities.subarray(3 * i, 3 * i + 3).indexOf(1));

test('classes are drawn with their shares in training, and others with another seed', () => {
  const train = rowsWithShares(20_000);
  const drawn = classesOf(stratifiedProbabilities(learn(train), train));
  const shareOf = (k: number): number => drawn.filter((other) => other === k).length / drawn.length;
  // Five standard deviations of a share among 20,000 draws are below 0.018.
  for (const [k, share] of [0.6, 0.3, 0.1].entries()) expect(Math.abs(shareOf(k) - share)).toBeLessThan(0.018);
  expect(classesOf(stratifiedProbabilities(learn(train, 1), train))).not.toEqual(drawn);
});

test('a draw says nothing about the label: it is right as often as chance', () => {
  const train = rowsWithShares(20_000);
  const drawn = classesOf(stratifiedProbabilities(learn(train), train));
  const right = drawn.filter((k, i) => k === train.labels[i]).length / train.rows;
  expect(Math.abs(right - (0.36 + 0.09 + 0.01))).toBeLessThan(0.018);
});

test('a row gets the same class alone as among others, with a feature missing too', () => {
  const train = rowsWithShares(300);
  train.columns[0]![7] = Number.NaN;
  const model = learn(train);
  const together = classesOf(stratifiedProbabilities(model, train));
  for (const row of [0, 7, 299]) {
    const alone = { rows: 1, names: train.names, columns: train.columns.map((column) => column.slice(row, row + 1)) };
    expect(classesOf(stratifiedProbabilities(model, alone))).toEqual([together[row]]);
  }
});

test('another number of features is refused', () => {
  const model = learn(rowsWithShares(10));
  expect(() => stratifiedProbabilities(model, { rows: 1, names: ['x'], columns: [Float64Array.of(1)] })).toThrow(
    'stratifiedProbabilities: expected 2 features, got 1',
  );
});
