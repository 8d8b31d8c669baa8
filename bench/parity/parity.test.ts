/** Every fixture of the real libraries that is at hand, one test each; `npm run parity -- DIR` does the same for others. */
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { isWithin, near, relativelyNear, same, tightest } from './check.ts';
import { compareFixture } from './compare-fixture.ts';
import { listFixtures, readFixture } from './fixture.ts';

const FOLDER = '../shared/parity/open';
const paths = listFixtures(FOLDER).map((path) => ({ name: basename(path), path }));

if (paths.length === 0) test.skip(`parity is not checked: ${FOLDER} is not there`, () => {});

/** Boosted trees are not only near XGBoost's; with these a fixture is equal to the bit. */
const EXACT = new Set([
  ...['probability', 'margin', 'nodes a tree', 'left child', 'right child', 'split feature', 'default direction'],
  ...['threshold or leaf weight', 'gain', 'cover'],
]);

test.each(paths)('$name: within the bounds of its family, boosted trees to the bit', async ({ path }) => {
  const fixture = readFixture(path);
  const checks = await compareFixture(fixture);
  expect(checks.length).toBeGreaterThan(0);
  expect(checks.filter((check) => !isWithin(check))).toEqual([]);
  if (fixture.kind !== 'xgboost') return;
  expect(checks.filter(({ what, difference }) => EXACT.has(what) && difference > 0)).toEqual([]);
});

test('a difference is seen wherever it lies: in a value, a length, or a NaN on one side', () => {
  expect(near('x', [1, 2], [1, 2.5], 1)).toMatchObject({ difference: 0.5 });
  expect(isWithin(near('x', [1], [1, 2], 1))).toBe(false);
  expect(isWithin(near('x', [Number.NaN], [1], 1))).toBe(false);
  expect(isWithin(near('x', [Number.NaN], [Number.NaN], 0))).toBe(true);
  expect(relativelyNear('x', [1001], [1000], 1e-4).difference).toBeCloseTo(1e-3, 12);
  expect(isWithin(relativelyNear('x', [], [1000], 1e-4))).toBe(false);
  expect(same('x', [1, 2, 3], [1, 3])).toMatchObject({ difference: 2, bound: 0 });
});

test('the tightest check is the one nearest to its bound, not the one that differs most', () => {
  const [far, near] = [
    { what: 'far', difference: 1e-3, bound: 1 },
    { what: 'near', difference: 9e-7, bound: 1e-6 },
  ];
  expect(tightest([far, near])).toBe(near);
});
