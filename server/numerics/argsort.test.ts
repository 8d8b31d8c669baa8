import fc from 'fast-check';
import { expect, test } from 'vitest';
import { argsort } from './argsort.ts';

const value = fc.oneof(
  fc.double({ noNaN: true }),
  fc.float({ min: 0, max: 1, noNaN: true }),
  fc.integer({ min: -3, max: 3 }),
);

const compared = (values: Float64Array) =>
  Array.from(values.keys()).sort((a, b) => (values[a]! < values[b]! ? -1 : values[a]! > values[b]! ? 1 : a - b));

test.each([
  ['a few', 0, 300],
  ['many', 250, 1_500],
])('%s values are put in ascending order, equal ones in theirs', (_, minLength, maxLength) => {
  fc.assert(
    fc.property(fc.array(value, { minLength, maxLength, size: 'max' }), (drawn) => {
      const values = Float64Array.from(drawn);
      expect(Array.from(argsort(values))).toEqual(compared(values));
    }),
    { numRuns: 60 },
  );
});

test('what is least and largest, and the view into a larger array, are sorted like others', () => {
  const special = [0, -0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -Number.MAX_VALUE, Number.MIN_VALUE];
  const all = Float64Array.from({ length: 600 }, (_, i) => special[i % special.length]!);
  const view = all.subarray(7, 597);
  expect(Array.from(argsort(view))).toEqual(compared(view));
});
