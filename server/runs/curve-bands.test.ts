import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bandOfPrecision, bandOfRoc, intervalOfF1 } from './curve-bands.ts';

test('a band is Wilson’s interval at every point, and narrows with the rows', () => {
  const [point] = bandOfRoc([{ x: 0.2, y: 0.5, threshold: 0.4 }], 10);
  // Wilson (1927) for 5 of 10: 0.2366 to 0.7634.
  expect(point!.low).toBeCloseTo(0.2366, 4);
  expect(point!.high).toBeCloseTo(0.7634, 4);
  const [more] = bandOfRoc([{ x: 0.2, y: 0.5, threshold: 0.4 }], 1_000);
  expect(more!.high - more!.low).toBeLessThan(point!.high - point!.low);
});

test('precision is a share of the rows answered, so a point without a hit has no band', () => {
  const points = [
    { x: 0, y: 1, threshold: null },
    { x: 0.5, y: 0.25, threshold: 0.3 },
  ];
  // 5 of 20 answered rows are right: Wilson's interval is 0.1119 to 0.4687.
  const band = bandOfPrecision(points, 10);
  expect(band).toHaveLength(1);
  expect(band[0]!.low).toBeCloseTo(0.1119, 4);
  expect(band[0]!.high).toBeCloseTo(0.4687, 4);
});

test('the interval of an F1 holds it and stays between 0 and 1', () => {
  const count = fc.nat(5_000);
  fc.assert(
    fc.property(count, count, count, (hits, misses, alarms) => {
      const interval = intervalOfF1(hits, misses, alarms);
      if (hits + misses + alarms === 0) return interval === null;
      const f1 = (2 * hits) / (2 * hits + misses + alarms);
      return interval!.low >= 0 && interval!.low <= f1 + 1e-12 && f1 <= interval!.high + 1e-12 && interval!.high <= 1;
    }),
  );
});
