import { expect, test } from 'vitest';
import { HISTOGRAM_HEIGHT, prepareHistogram } from './prepare-histogram.ts';

test('the fullest bin is as high as the box, an empty one has no height and a rare one is still seen', () => {
  const { bars } = prepareHistogram('recency', { edges: [0, 1, 2, 3], counts: [10_000, 0, 1], max: 3 });
  expect(bars[0]!.height).toBe(HISTOGRAM_HEIGHT);
  expect(bars[1]!.height).toBe(0);
  expect(bars[2]!.height).toBe(1);
});

test('it says in words what it shows', () => {
  const { summary } = prepareHistogram('recency', { edges: [0, 5, 10], counts: [3, 7], max: 10 });
  expect(summary).toBe('Histogram of recency, 0 to 10; most rows (7) lie at 5 to 10');
  expect(prepareHistogram('recency', { edges: [], counts: [], max: 0 }).summary).toBe('recency: no values');
});

test('bins of whole numbers are named by their number, and the range ends at the largest value', () => {
  const histogram = prepareHistogram('r', { edges: [0, 1, 2, 3, 4], counts: [5, 6, 7, 8], max: 3 });
  expect(histogram.bars.map((bar) => bar.title)).toEqual(['0: 5', '1: 6', '2: 7', '3: 8']);
  expect([histogram.from, histogram.to]).toEqual(['0', '3']);
});
