import { expect, test } from 'vitest';
import { HISTOGRAM_HEIGHT, prepareHistogram } from './prepare-histogram.ts';

test('the fullest bin is as high as the box, an empty one has no height and a rare one is still seen', () => {
  const { bars } = prepareHistogram('recency', { edges: [0, 1, 2, 3], counts: [10_000, 0, 1] });
  expect(bars[0]!.height).toBe(HISTOGRAM_HEIGHT);
  expect(bars[1]!.height).toBe(0);
  expect(bars[2]!.height).toBe(1);
});

test('it says in words what it shows', () => {
  const { summary } = prepareHistogram('recency', { edges: [0, 5, 10], counts: [3, 7] });
  expect(summary).toBe('Histogram of recency, 0 to 10; most rows (7) lie in 5 to 10');
  expect(prepareHistogram('recency', { edges: [], counts: [] }).summary).toBe('recency: no values');
});
