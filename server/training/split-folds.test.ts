import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SplitSchema } from './schema.ts';
import reference from './split/sklearn-splits.reference.json' with { type: 'json' };
import { splitDataset } from './split.ts';
import { splitFolds } from './split-folds.ts';

const labels = Int32Array.from(reference.labels);

test.each(reference.folds)('$repeats × $folds folds, stratified: $stratify, are those of scikit-learn', (expected) => {
  const { folds, repeats, stratify, seed } = expected;
  const drawn = splitFolds(labels, SplitSchema.parse({ folds, repeats, stratify }), seed);
  expect(drawn.folds.map(({ holdout }) => [...holdout])).toEqual(expected.holdouts);
});

test.each(reference.group_splits)('by group with size $testSize and seed $seed as GroupShuffleSplit', (expected) => {
  const spec = SplitSchema.parse({ group: 'shop', testSize: expected.testSize });
  const { holdout } = splitDataset(labels, spec, expected.seed, reference.groups);
  expect([...holdout]).toEqual(expected.holdout);
});

const labelsArbitrary = fc
  .array(fc.integer({ min: 0, max: 2 }), { minLength: 30, maxLength: 80 })
  .map((values) => Int32Array.from([0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, ...values]));
const seedArbitrary = fc.integer({ min: 0, max: 2 ** 32 - 1 });

test('each open row is held out once in each repeat, and a sealed row never and nowhere', () => {
  fc.assert(
    fc.property(labelsArbitrary, fc.boolean(), fc.boolean(), seedArbitrary, (rows, stratify, isSealed, seed) => {
      const spec = SplitSchema.parse({
        folds: 3,
        repeats: 2,
        stratify,
        ...(isSealed && { sealed: { size: 0.2, seed: 5 } }),
      });
      const { folds, sealed } = splitFolds(rows, spec, seed);
      expect(sealed.length).toBe(isSealed ? Math.ceil(rows.length * 0.2) : 0);
      const open = [...rows.keys()].filter((row) => !sealed.includes(row));
      for (const repeat of [0, 1]) {
        const own = folds.filter((fold) => fold.repeat === repeat);
        expect(own.flatMap(({ holdout }) => [...holdout]).sort((a, b) => a - b)).toEqual(open);
        for (const { train, holdout } of own) expect([...train, ...holdout].sort((a, b) => a - b)).toEqual(open);
      }
      const split = splitDataset(rows, spec, seed);
      expect([...split.sealed]).toEqual([...sealed]);
      expect([...split.train, ...split.holdout].sort((a, b) => a - b)).toEqual(open);
    }),
  );
});

test('another seed of the split leaves the sealed slice as it is; another seed of its own does not', () => {
  const sealedBy = (seed: number, own: number) =>
    [...splitDataset(labels, SplitSchema.parse({ sealed: { seed: own } }), seed).sealed].join();
  expect(sealedBy(1, 0)).toBe(sealedBy(2, 0));
  expect(sealedBy(1, 0)).not.toBe(sealedBy(1, 1));
});

test('no group is on two sides, the sealed one among them', () => {
  const groups = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 40, maxLength: 80 });
  fc.assert(
    fc.property(groups, seedArbitrary, (values, seed) => {
      fc.pre(new Set(values).size >= 5);
      const spec = SplitSchema.parse({ group: 'shop', testSize: 0.3, sealed: { size: 0.2 } });
      const { train, holdout, sealed } = splitDataset(new Int32Array(values.length), spec, seed, values);
      const groupsOf = (rows: Int32Array) => new Set(Array.from(rows, (row) => values[row]!));
      const sides = [groupsOf(train), groupsOf(holdout), groupsOf(sealed)];
      expect(sides.reduce((sum, side) => sum + side.size, 0)).toBe(new Set(values).size);
      expect(train.length + holdout.length + sealed.length).toBe(values.length);
    }),
  );
});

test('by time all of the holdout is later than all of training, before it the sealed; one moment is never cut', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 25 }), { minLength: 20, maxLength: 60 }), (times) => {
      fc.pre(new Set(times).size >= 8 && times.filter((time) => time === Math.min(...times)).length < 5);
      const spec = SplitSchema.parse({ time: 'seen', testSize: 0.2, sealed: { size: 0.1 } });
      const { train, holdout, sealed } = splitDataset(new Int32Array(times.length), spec, 0, times);
      const of = (rows: Int32Array) => Array.from(rows, (row) => times[row]!);
      expect(Math.max(...of(train))).toBeLessThan(Math.min(...of(holdout)));
      expect(Math.max(...of(holdout))).toBeLessThan(Math.min(...of(sealed)));
      expect(sealed.length).toBeGreaterThanOrEqual(Math.ceil(times.length * 0.1));
    }),
  );
});

test('dates are read as moments', () => {
  const spec = SplitSchema.parse({ time: 'seen', testSize: 1 });
  const dates = ['2011-06-01', '2011-12-09T12:50:00Z', '2010-12-01'];
  expect([...splitDataset(new Int32Array(3), spec, 0, dates).holdout]).toEqual([1]);
});

test.each<[string, object, (number | string | null)[], RegExp]>([
  ['no group', { group: 'shop' }, [1, null, 2], /The group column shop has no value in 1 of 3 rows/],
  ['one group', { group: 'shop' }, [1, 1, 1], /The group column shop is the same in every row/],
  ['no moment', { time: 'seen' }, [1, null, 2], /The time column seen is empty in row 1/],
  ['no date', { time: 'seen' }, ['2011-01-01', 'soon', '2011-01-02'], /The time column seen is "soon" in row 1/],
  ['one moment', { time: 'seen' }, [5, 5, 5], /holding out the latest 1 leaves none to train on/],
])('refused: %s', (_, spec, values, message) => {
  expect(() => splitDataset(new Int32Array(3), SplitSchema.parse(spec), 0, values)).toThrow(message);
});

test('more folds than rows, or than rows of any class, are refused', () => {
  expect(() => splitFolds(new Int32Array(3), SplitSchema.parse({ folds: 4 }), 0)).toThrow(
    '4 folds need at least as many',
  );
  const few = Int32Array.of(0, 0, 1, 1, 2, 2);
  expect(() => splitFolds(few, SplitSchema.parse({ folds: 3, stratify: true }), 0)).toThrow('the largest has 2');
});

test.each<[object, RegExp]>([
  [{ column: 'a', stratify: true }, /either by column or stratified, not both/],
  [{ group: 'a', time: 'b' }, /either by group or by time, not both/],
  [{ folds: 5, time: 'b' }, /folds are drawn at random or stratified, not by time/],
  [{ repeats: 2 }, /say how many folds/],
  [{ testSize: 1.5 }, /a share below 1, or a whole number of rows/],
])('a split that contradicts itself is refused: %j', (spec, message) => {
  expect(() => SplitSchema.parse(spec)).toThrow(message);
});

test('a split as it was written before folds and seals is the same split', () => {
  expect(SplitSchema.parse({})).toEqual({ testSize: 0.1, stratify: false });
  expect(SplitSchema.parse({ testSize: 0.2, column: 'v:held_out' })).toMatchObject({ column: 'v:held_out' });
});
