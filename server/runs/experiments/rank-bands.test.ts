import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Difference } from '../comparison-schema.ts';
import { rankBands } from './rank-bands.ts';

/** A difference that is told apart from 0 when it is farther from it than `margin`. */
function difference(estimate: number, margin: number): Difference {
  const p = Math.abs(estimate) > margin ? 0.001 : 0.5;
  return { estimate, low: estimate - margin, high: estimate + margin, p, adjustedP: p };
}

const byFigures =
  (figures: readonly number[], margin: number) =>
  (head: number, others: readonly number[]): Difference[] =>
    others.map((at) => difference(figures[at]! - figures[head]!, margin));

test('who cannot be told from the head of a band shares it; the best of the others opens the next', () => {
  const figures = [0.9, 0.88, 0.8, 0.79, 0.5];
  const placings = rankBands(5, byFigures(figures, 0.05));
  expect(placings.map(({ at, band }) => [at, band])).toEqual([
    [0, 1],
    [1, 1],
    [2, 2],
    [3, 2],
    [4, 3],
  ]);
  expect(placings.map(({ behind }) => behind?.estimate.toFixed(2) ?? null)).toEqual([
    null,
    '-0.02',
    '-0.10',
    '-0.11',
    '-0.40',
  ]);
});

test('a run whose own noise is large ties with the best though a steadier one above it does not', () => {
  const tell = (head: number, others: readonly number[]) =>
    others.map((at) => difference(head === 0 && at === 1 ? -0.1 : -0.2, at === 2 ? 0.3 : 0.01));
  expect(rankBands(3, tell).map(({ at, band }) => [at, band])).toEqual([
    [0, 1],
    [2, 1],
    [1, 2],
  ]);
});

test('a difference that is not known tells nobody apart', () => {
  expect(rankBands(2, (_, others) => others.map(() => null))).toEqual([
    { at: 0, band: 1, behind: null },
    { at: 1, band: 1, behind: null },
  ]);
  expect(rankBands(0, () => [])).toEqual([]);
});

test('everybody is placed once, bands begin at 1 and leave no gap, figures fall within a band', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), fc.double({ min: 0, max: 1 }), (some, margin) => {
      const figures = some.toSorted((a, b) => b - a);
      const placings = rankBands(figures.length, byFigures(figures, margin));
      expect(placings.map(({ at }) => at).sort((a, b) => a - b)).toEqual([...figures.keys()]);
      const bands = placings.map(({ band }) => band);
      expect([...new Set(bands)]).toEqual([...new Set(bands)].map((_, i) => i + 1));
    }),
  );
});
