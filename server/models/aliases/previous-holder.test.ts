import fc from 'fast-check';
import { expect, test } from 'vitest';
import { previousHolder } from './previous-holder.ts';

/** @param versions in the order they got the alias, as people tell it. */
const after = (...versions: string[]) => previousHolder(versions.toReversed().map((to) => ({ to })));

test('one step back is the version before; two are two', () => {
  expect(after()).toBeNull();
  expect(after('v0.0')).toBeNull();
  expect(after('v0.0', 'v0.1', 'v0.2')).toBe('v0.1');
  expect(after('v0.0', 'v0.1', 'v0.2', 'v0.1')).toBe('v0.0');
});

test('what was rolled back does not come back by rolling back', () => {
  expect(after('v0.0', 'v0.1', 'v0.0')).toBeNull();
  expect(after('v0.0', 'v0.1', 'v0.0', 'v0.2')).toBe('v0.0');
});

test('rolling back again and again ends at the first version, and never meets one twice', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 30 }), (numbers) => {
      const told = numbers.map((number) => `v0.${number}`);
      const met = new Set<string>([told.at(-1)!]);
      for (let back = after(...told); back !== null; back = after(...told)) {
        expect(met.has(back)).toBe(false);
        met.add(back);
        told.push(back);
      }
      expect(told.at(-1)).toBe(told[0]);
    }),
  );
});
