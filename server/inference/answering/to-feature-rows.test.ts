import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Signature } from '#server/models/schema';
import { parseInvocation, type RawFeatures } from './parse-invocation.ts';
import { toFeatureRows } from './to-feature-rows.ts';

const range = { min: 0, max: 1, mean: 0.5, missing: 0 };
const signatureOf = (features: string[], missing: Signature['missing'] = 'learned'): Signature => ({
  inputs: features.map((feature) => ({ feature, dtype: 'float64', range })),
  missing,
  label: { feature: 'v:y', classes: [0, 1].map((value) => ({ value, name: String(value) })) },
  onnx: { input: 'features', dtype: 'float32', label: 'label', probabilities: 'probabilities' },
});
const signature = signatureOf(['v:recency', 'v:spent']);
const rowsOf = (body: object, by = signature) => [...toFeatureRows(parseInvocation(body) as RawFeatures, by)];

test('the forms of one table give the same rows, whatever the order and the extra columns', () => {
  const cell = fc.oneof(fc.float({ noNaN: true, noDefaultInfinity: true }), fc.constant(null), fc.boolean());
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 20 }), (rows) => {
      const expected = [...Float32Array.from(rows.flat(), (value) => (value === null ? Number.NaN : Number(value)))];
      const records = rows.map(([recency, spent]) => ({ extra: 1, spent, 'v:recency': recency }));
      const forms = [
        { instances: rows },
        { inputs: rows },
        { dataframe_records: records },
        { instances: records },
        { inputs: { spent: rows.map((row) => row[1]), recency: rows.map((row) => row[0]) } },
        { dataframe_split: { columns: ['spent', 'extra', 'recency'], data: rows.map(([r, s]) => [s, 0, r]) } },
      ];
      for (const form of forms) expect(rowsOf(form)).toEqual(expected);
    }),
  );
});

test.each([
  [
    { dataframe_split: { columns: ['recncy', 'spent'], data: [[1, 2]] } },
    /dataframe_split\.columns has no recency.*It has "recncy": Did you mean "recency"/,
  ],
  [{ dataframe_records: [{ recency: 1, spent: 2 }, { recency: 1 }] }, /dataframe_records\[1\] has no spent/],
  [{ inputs: { recency: [1, 2], spent: [1] } }, /inputs spent has 1 values, recency has 2/],
  [{ instances: [[1, 2], [1]] }, /instances\[1\] has 1 values, 2 are needed/],
  [{ dataframe_split: { columns: ['recency', 'spent'], data: [[1]] } }, /dataframe_split\[0\] has 1 values/],
  [{ instances: [[1e300, 2]] }, /instances\[0\] has 1e\+300 for recency, which is beyond float32/],
])('%j is refused, naming row and feature', (body, message) => {
  expect(() => rowsOf(body)).toThrowError(message);
});

test('a model that learned nothing of missing values refuses null', () => {
  const strict = signatureOf(['v:recency', 'v:spent'], 'refused');
  expect(() => rowsOf({ instances: [[1, null]] }, strict)).toThrowError(/instances\[0\] has no value for spent/);
});

test('a feature name that two views share must be given with its view', () => {
  const shared = signatureOf(['a:x', 'b:x']);
  expect(rowsOf({ dataframe_records: [{ 'a:x': 1, 'b:x': 2 }] }, shared)).toEqual([1, 2]);
  expect(() => rowsOf({ dataframe_records: [{ x: 1 }] }, shared)).toThrowError(/has no a:x/);
});

test('names that objects inherit are not features', () => {
  expect(() => rowsOf({ dataframe_records: [{ spent: 1 }] }, signatureOf(['v:constructor', 'v:spent']))).toThrowError(
    /has no constructor/,
  );
});
