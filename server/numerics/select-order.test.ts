import fc from 'fast-check';
import { expect, test } from 'vitest';
import { selectOrder } from './select-order.ts';

const values = fc.array(fc.oneof(fc.double({ noNaN: true }), fc.integer({ min: -3, max: 3 })), {
  minLength: 1,
  maxLength: 60,
});

test('the value at an index is that of the sorted values, and parts the others', () => {
  fc.assert(
    fc.property(values, fc.nat(), (drawn, at) => {
      const index = at % drawn.length;
      const selected = Float64Array.from(drawn);
      selectOrder(selected, index);
      const sorted = Float64Array.from(drawn).sort();
      expect(selected[index] === sorted[index]).toBe(true);
      expect(selected.subarray(0, index).every((value) => value <= selected[index]!)).toBe(true);
      expect(selected.subarray(index).every((value) => value >= selected[index]!)).toBe(true);
      expect(selected.toSorted().every((value, i) => value === sorted[i])).toBe(true);
    }),
  );
});

test('values outside of the range stay where they are', () => {
  const selected = Float64Array.of(9, 5, 1, 4, 0);
  selectOrder(selected, 1, 1, 3);
  expect([selected[0], selected[1], selected[4]]).toEqual([9, 1, 0]);
});

test.each([
  ['ascending', (i: number) => i],
  ['descending', (i: number) => -i],
  ['all equal', () => 1],
  ['a comb', (i: number) => i % 2],
])('%s values take no more than a few steps each', (_, at) => {
  const values = new Proxy(
    Float64Array.from({ length: 4_000 }, (_, i) => at(i)),
    {
      get: (target, key) => {
        reads++;
        return Reflect.get(target, key, target);
      },
      set: (target, key, value) => Reflect.set(target, key, value, target),
    },
  );
  let reads = 0;
  selectOrder(values, 100, 0, 3_999);
  expect(reads).toBeLessThan(40_000);
});
