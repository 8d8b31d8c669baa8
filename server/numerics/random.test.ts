import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Random, range } from './random.ts';

test('the generator is the published MT19937: its 10,000th output from seed 5489 is 4123659995', () => {
  const random = new Random(5489);
  for (let i = 1; i < 10_000; i++) random.uint32();
  expect(random.uint32()).toBe(4_123_659_995);
});

test('doubles are those of NumPy RandomState(0).random_sample(3)', () => {
  const random = new Random(0);
  expect([random.double(), random.double(), random.double()]).toEqual([
    0.5488135039273248, 0.7151893663724195, 0.6027633760716439,
  ]);
});

test('a permutation is that of NumPy RandomState(0).permutation(10)', () => {
  expect([...new Random(0).permutation(range(10))]).toEqual([2, 8, 4, 9, 1, 6, 7, 3, 0, 5]);
});

test('a permutation keeps every value once and leaves its argument alone', () => {
  fc.assert(
    fc.property(fc.nat({ max: 300 }), fc.nat(), (n, seed) => {
      const values = range(n);
      expect(new Random(seed).permutation(values).sort()).toEqual(range(n));
      expect(values).toEqual(range(n));
    }),
  );
});

test('integers fill their range, both ends included', () => {
  const random = new Random(1);
  const seen = new Set(Array.from({ length: 400 }, () => random.integer(6)));
  expect([...seen].sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(random.integer(0)).toBe(0);
});

test.each([-1, 0.5, 2 ** 32, Number.NaN])('%d is refused as a seed', (seed) => {
  expect(() => new Random(seed)).toThrow(/a seed is an integer from 0 to 4294967295/);
});
