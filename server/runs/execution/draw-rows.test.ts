import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RunSplit } from '../schema.ts';
import { drawRows } from './draw-rows.ts';
import type { RunDataset } from './join-dataset.ts';

/** A feature that is missing where the mask says so, and a label that alternates. */
function dataset(missing: readonly boolean[]): RunDataset {
  const keys = missing.map((_, i) => `k${i}`);
  const column = Float64Array.from(missing, (isMissing, i) => (isMissing ? Number.NaN : i));
  const labels = Int32Array.from(missing, (_, i) => i % 2);
  const matrix = { rows: keys.length, names: ['v:x'], columns: [column], labels, classes: 2 };
  return { keys, matrix, classValues: [0, 1], splitValues: undefined } as unknown as RunDataset;
}
const split = (changes: Partial<RunSplit> = {}): RunSplit => ({
  ...{ id: 's', name: 'default', seed: 0, testSize: 0.25, stratify: false },
  ...changes,
});

const masks = fc
  .array(fc.boolean(), { minLength: 24, maxLength: 60 })
  .map((mask) => mask.map((x, i) => x && i % 3 === 0));

test.each([{}, { sealed: { size: 0.25, seed: 3 } }, { folds: 3 }, { folds: 3, repeats: 2, stratify: true }])(
  'what is held out does not depend on who can use which rows: %j',
  (changes) => {
    fc.assert(
      fc.property(masks, (mask) => {
        const all = drawRows(dataset(mask), split(changes), true);
        const some = drawRows(dataset(mask), split(changes), false);
        expect(some.fingerprint).toBe(all.fingerprint);
        const complete = (rows: Int32Array): number[] => [...rows].filter((row) => !mask[row]);
        expect([...some.holdout]).toEqual(complete(all.holdout));
        expect([...some.train]).toEqual(complete(all.train));
        expect([...some.sealed]).toEqual(complete(all.sealed));
        expect(some.unscored).toBe(all.holdout.length - some.holdout.length);
        for (const [i, fold] of some.folds.entries())
          expect([...fold.holdout]).toEqual(complete(all.folds[i]!.holdout));
      }),
      { numRuns: 50 },
    );
  },
);

test('rows left out are counted by side', () => {
  const mask = Array.from({ length: 20 }, (_, i) => i < 6);
  const { dropped, unscored, train, holdout } = drawRows(dataset(mask), split(), false);
  expect(dropped.map(({ reason }) => reason)).toEqual(['no value of v:x (training)', 'no value of v:x (holdout)']);
  expect(dropped.map(({ count }) => count)).toEqual([15 - train.length, 5 - holdout.length]);
  expect(unscored).toBe(5 - holdout.length);
});

test('a side of which nothing can be used is refused with the reason and a way out', () => {
  expect(() => drawRows(dataset(new Array(20).fill(true)), split(), false)).toThrow(
    /None of the 15 rows for training has a value of every feature \(15 have no value of v:x\)\. Leave such a feature out, or take/,
  );
});
