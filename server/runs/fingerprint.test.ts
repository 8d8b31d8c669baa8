import { expect, test } from 'vitest';
import { datasetFingerprint, splitFingerprint } from './fingerprint.ts';

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
  const print = splitFingerprint(dataset, { holdout: Int32Array.of(0, 2) });
  expect(print).toMatch(/^[0-9a-f]{64}$/);
  expect(splitFingerprint(dataset, { holdout: Int32Array.of(2, 0) })).toBe(print);
  expect(splitFingerprint(dataset, { holdout: Int32Array.of(0, 1) })).not.toBe(print);
  const relabelled = { ...dataset, classValues: [3, 8] };
  expect(splitFingerprint(relabelled, { holdout: Int32Array.of(0, 1) })).not.toBe(
    splitFingerprint(dataset, { holdout: Int32Array.of(0, 1) }),
  );
});

test('other features keep the split and change the dataset', () => {
  const other = { ...dataset, matrix: { ...dataset.matrix, columns: [Float64Array.of(1, Number.NaN, -0)] } };
  const holdout = Int32Array.of(1);
  expect(splitFingerprint(other, { holdout })).toBe(splitFingerprint(dataset, { holdout }));
  expect(datasetFingerprint(other)).not.toBe(datasetFingerprint(dataset));
});

test('keys that join to the same text stay apart', () => {
  const joined = { ...dataset, keys: ['a","b', '', 'c'] };
  const apart = { ...dataset, keys: ['a', 'b","', 'c'] };
  expect(datasetFingerprint(joined)).not.toBe(datasetFingerprint(apart));
});
