import { expect, test } from 'vitest';
import { datasetFingerprint, drawFingerprint } from './fingerprint.ts';

const dataset = {
  keys: ['a', 'b', 'c'],
  matrix: {
    rows: 3,
    names: ['v:x'],
    columns: [Float64Array.of(1, Number.NaN, 0)],
    labels: Int32Array.of(0, 1, 0),
    classes: 2,
  },
  classValues: [3, 7],
};

test('a split is known by its holdout keys and true labels, in whatever order they were drawn', () => {
  const print = drawFingerprint(dataset, [{ holdout: Int32Array.of(0, 2) }]);
  expect(print).toMatch(/^[0-9a-f]{64}$/);
  expect(drawFingerprint(dataset, [{ holdout: Int32Array.of(2, 0) }])).toBe(print);
  expect(drawFingerprint(dataset, [{ holdout: Int32Array.of(0, 1) }])).not.toBe(print);
  const relabelled = { ...dataset, classValues: [3, 8] };
  expect(drawFingerprint(relabelled, [{ holdout: Int32Array.of(0, 1) }])).not.toBe(
    drawFingerprint(dataset, [{ holdout: Int32Array.of(0, 1) }]),
  );
});

test('folds are known by their order, and are not one holdout of the same rows', () => {
  const [a, b, both] = [Int32Array.of(0), Int32Array.of(1), Int32Array.of(0, 1)].map((holdout) => ({ holdout }));
  const print = drawFingerprint(dataset, [a!, b!]);
  expect(drawFingerprint(dataset, [b!, a!])).not.toBe(print);
  expect(drawFingerprint(dataset, [both!])).not.toBe(print);
});

test('other features keep the split and change the dataset', () => {
  const other = { ...dataset, matrix: { ...dataset.matrix, columns: [Float64Array.of(1, Number.NaN, -0)] } };
  const holdout = Int32Array.of(1);
  expect(drawFingerprint(other, [{ holdout }])).toBe(drawFingerprint(dataset, [{ holdout }]));
  expect(datasetFingerprint(other)).not.toBe(datasetFingerprint(dataset));
});

test('keys that join to the same text stay apart', () => {
  const joined = { ...dataset, keys: ['a","b', '', 'c'] };
  const apart = { ...dataset, keys: ['a', 'b","', 'c'] };
  expect(datasetFingerprint(joined)).not.toBe(datasetFingerprint(apart));
});
