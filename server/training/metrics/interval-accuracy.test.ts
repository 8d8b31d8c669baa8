import fc from 'fast-check';
import { expect, test } from 'vitest';
import { intervalAccuracy } from './interval-accuracy.ts';

type Row = readonly [x: number, label: number];

test('the accuracy of one feature is that of the best cuts, found by trying them all', () => {
  const row = fc.tuple(fc.constantFrom(0, 1, 2, 3, 4, Number.NaN), fc.integer({ min: 0, max: 2 }));
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 25 }), (rows) => {
      const column = Float64Array.from(rows, ([x]) => x);
      const labels = Int32Array.from(rows, ([, label]) => label);
      expect(intervalAccuracy(column, labels, 3)).toBeCloseTo(bestByTrying(rows), 12);
    }),
  );
});

/** All pairs of cuts (NaN sorts last), in each of the three intervals the class with the largest share of its rows. */
function bestByTrying(rows: readonly Row[]): number {
  const place = (x: number): number => (Number.isNaN(x) ? 5 : x);
  const present = [0, 1, 2].filter((k) => rows.some(([, y]) => y === k));
  const share = (k: number, low: number, high: number): number => {
    const own = rows.filter(([, y]) => y === k);
    return own.filter(([x]) => place(x) >= low && place(x) < high).length / own.length;
  };
  const most = (low: number, high: number): number => Math.max(...present.map((k) => share(k, low, high)));
  let best = 0;
  for (let a = 0; a <= 6; a++) {
    for (let b = a; b <= 6; b++) best = Math.max(best, most(0, a) + most(a, b) + most(b, 6));
  }
  return best / present.length;
}

test('columns without a partner are refused with both lengths', () => {
  expect(() => intervalAccuracy(new Float64Array(2), new Int32Array(3), 2)).toThrow('got 2 and 3');
});
