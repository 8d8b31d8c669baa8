import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawBinomial, drawMultinomial } from './draw-multinomial.ts';
import { logBinomial, logFactorial } from './log-factorial.ts';
import { Random } from './random.ts';

test('ln n! is the sum of logarithms on both sides of where the series takes over', () => {
  let sum = 0;
  for (let n = 1; n <= 400; n++) {
    sum += Math.log(n);
    expect(logFactorial(n)).toBeCloseTo(sum, 9);
  }
  expect(() => logFactorial(-1)).toThrow(/expected a whole number ≥ 0, got -1/);
});

test.each([
  [1, 0.3],
  [12, 0.5],
  [138, 0.03],
  [5_000, 0.7],
])('binomial draws, n = %d, p = %d: every count as often as its probability', (n, p) => {
  const random = new Random(5);
  const draws = 20_000;
  const seen = new Map<number, number>();
  for (let i = 0; i < draws; i++) {
    const k = drawBinomial(random, n, p);
    seen.set(k, (seen.get(k) ?? 0) + 1);
  }
  for (const [k, count] of seen) {
    const share = Math.exp(logBinomial(k, n, p));
    // Five standard errors and a little for the rarest counts.
    expect(Math.abs(count - draws * share)).toBeLessThan(5 * Math.sqrt(draws * share) + 4);
  }
});

test('a multinomial draw keeps the number of rows and never fills an empty cell', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 200 }), { minLength: 1, maxLength: 30 }), fc.nat(), (cells, seed) => {
      const counts = Int32Array.from(cells);
      const drawn = new Int32Array(counts.length);
      drawMultinomial(new Random(seed), counts, drawn);
      expect(drawn.reduce((a, b) => a + b, 0)).toBe(counts.reduce((a, b) => a + b, 0));
      expect(drawn.every((count, i) => counts[i]! > 0 || count === 0)).toBe(true);
    }),
  );
});
