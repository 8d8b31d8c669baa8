import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Home, openHome } from '#server/platform/open-home.fixture';
import { SplitSchema } from '#server/training/schema';
import { chooseSplit } from './choose-split.ts';
import { describeSplit } from './describe-split.ts';
import { listSplits, noteFingerprint } from './splits.repo.ts';

const dee = { name: 'Dee' };
let world: Home;

beforeAll(async () => {
  world = await openHome(vi);
});
afterAll(() => world?.close());

test('who says nothing shares the default of the label, also two at once', async () => {
  const [a, b] = await Promise.all([chooseSplit({ label: 'v:a' }, dee), chooseSplit({ label: 'v:a' }, dee)]);
  expect(a).toMatchObject({ name: 'default', spec: { testSize: 0.1, stratify: false }, seed: 0, createdBy: 'Dee' });
  expect(b).toEqual(a);
  expect(await chooseSplit({ label: 'v:a', splitName: 'default' }, dee)).toEqual(a);
  expect((await chooseSplit({ label: 'v:b' }, dee)).id).not.toBe(a.id);
});

test('a rule and a seed find the split that was drawn by them, whoever named it', async () => {
  const split = SplitSchema.parse({ testSize: 0.2, stratify: true });
  const named = await chooseSplit({ label: 'v:c', split, seed: 4, splitName: 'fifth' }, dee);
  expect(await chooseSplit({ label: 'v:c', split, seed: 4 }, dee)).toEqual(named);
  expect(await chooseSplit({ label: 'v:c', splitName: 'fifth', seed: 99 }, dee)).toEqual(named);
  const other = await chooseSplit({ label: 'v:c', split, seed: 5 }, dee);
  expect(other).toMatchObject({ name: '20% held out, stratified, seed 5' });
  expect(await chooseSplit({ label: 'v:c', seed: 5, split }, dee)).toEqual(other);
  expect(await chooseSplit({ label: 'v:c', split: SplitSchema.parse({}), seed: 0 }, dee)).toMatchObject({
    name: 'default',
  });
});

test('folds go by the rule of the split they are asked with', async () => {
  const sealed = SplitSchema.parse({ sealed: { size: 0.2 }, stratify: true });
  await chooseSplit({ label: 'v:d', split: sealed, seed: 2, splitName: 'set aside' }, dee);
  const folds = await chooseSplit({ label: 'v:d', splitName: 'set aside', cv: { folds: 5, repeats: 2 } }, dee);
  expect(folds).toMatchObject({
    name: '5 folds × 2, stratified, 20% sealed (seed 0), seed 2',
    spec: { folds: 5, repeats: 2, stratify: true, sealed: { size: 0.2, seed: 0 } },
    seed: 2,
  });
  const once = await chooseSplit({ label: 'v:d', splitName: 'set aside', cv: { folds: 5 } }, dee);
  expect(await chooseSplit({ label: 'v:d', splitName: 'set aside', cv: { folds: 5, repeats: 1 } }, dee)).toEqual(once);
  const byTime = { label: 'v:d', split: SplitSchema.parse({ time: 'v:when' }), cv: { folds: 5 } };
  await expect(chooseSplit(byTime, dee)).rejects.toThrow(/folds are drawn at random or stratified, not by time/);
});

test('an unknown name and a name for two rules are refused', async () => {
  const choice = { label: 'v:e', split: SplitSchema.parse({ testSize: 0.3 }), splitName: 'third' };
  await chooseSplit(choice, dee);
  await expect(chooseSplit({ label: 'v:e', splitName: 'thrid' }, dee)).rejects.toThrow(
    /v:e has no split "thrid"; it has "third"\. Did you mean/,
  );
  await expect(chooseSplit({ ...choice, seed: 1 }, dee)).rejects.toThrow(
    /"third" is already the name of another split.*30% held out, seed 0, not 30% held out, seed 1/,
  );
});

test('the first fingerprint of a split stays', async () => {
  const { id } = await chooseSplit({ label: 'v:f' }, dee);
  expect(await noteFingerprint(id, 'first')).toBe('first');
  expect(await noteFingerprint(id, 'second')).toBe('first');
  expect(await listSplits('v:f')).toMatchObject([{ fingerprint: 'first' }]);
});

test('splits that divide differently are described differently', () => {
  const column = fc.constantFrom('v:x', 'v:y');
  const size = fc.constantFrom(0.1, 0.07, 0.125, 1, 50);
  const rule = fc.oneof(
    fc.record({ testSize: size, stratify: fc.boolean() }),
    fc.record({ column }),
    fc.record({ testSize: size, group: column }),
    fc.record({ testSize: size, time: column }),
    fc.record({
      folds: fc.integer({ min: 2, max: 4 }),
      repeats: fc.integer({ min: 2, max: 3 }),
      stratify: fc.boolean(),
    }),
  );
  const sealed = fc.option(fc.record({ size, seed: fc.nat(2) }), { nil: undefined });
  const split = fc
    .tuple(rule, sealed)
    .map(([one, slice]) => SplitSchema.parse({ ...one, ...(slice && { sealed: slice }) }));
  fc.assert(
    fc.property(split, split, (a, b) => {
      expect(describeSplit(a, 0) === describeSplit(b, 0)).toBe(JSON.stringify(a) === JSON.stringify(b));
    }),
  );
});
