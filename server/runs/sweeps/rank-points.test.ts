import { describe, expect, test } from 'vitest';
import { METRIC_NAMES, type SweepPoint } from '../sweep-schema.ts';
import { rankPoints, smallestWithinOneError } from './rank-points.ts';

/** A point with the same mean in every metric. */
function point(mask: number, features: number, mean: number | null, { error = 0.01, size = 10 * features } = {}) {
  const spread = mean === null ? null : { mean, sd: error * 2, error };
  return {
    id: `0-${mask}`,
    setting: 0,
    mask,
    features: Array.from({ length: features }, (_, i) => `view:f${i}`),
    metrics: Object.fromEntries(METRIC_NAMES.map((name) => [name, spread])) as SweepPoint['metrics'],
    fitMs: 1,
    scoreMicros: 1,
    size,
    reused: false,
  } satisfies SweepPoint;
}
const masks = (points: readonly SweepPoint[]) => points.map(({ mask }) => mask);

describe('rankPoints', () => {
  test('puts the best first, of equals that with fewer features, and what has no score last without a rank', () => {
    const ranked = rankPoints([point(1, 3, 0.7), point(2, 1, null), point(3, 2, 0.7), point(4, 1, 0.9)], 'f1_macro');
    expect(masks(ranked)).toEqual([4, 3, 1, 2]);
    expect(ranked.map(({ rank }) => rank)).toEqual([1, 2, 3, null]);
  });

  test('knows that less is better in log loss', () => {
    expect(masks(rankPoints([point(1, 1, 0.7), point(2, 1, 0.3)], 'log_loss'))).toEqual([2, 1]);
  });

  test('finds the fronts: what nothing as good undercuts in features, and in size', () => {
    const points = [
      point(1, 1, 0.5, { size: 90 }),
      point(2, 2, 0.6, { size: 10 }),
      point(3, 2, 0.55, { size: 40 }),
      point(4, 3, 0.6, { size: 5 }),
      point(5, 4, 0.8, { size: 70 }),
    ];
    const ranked = rankPoints(points, 'accuracy');
    const those = (has: (point: (typeof ranked)[number]) => boolean) => masks(ranked.filter(has)).sort();
    expect(those(({ isFrugal }) => isFrugal)).toEqual([1, 2, 5]);
    expect(those(({ isCheap }) => isCheap)).toEqual([4, 5]);
  });
});

describe('smallestWithinOneError', () => {
  const smallest = (points: SweepPoint[], metric: 'f1_macro' | 'log_loss' = 'f1_macro') =>
    smallestWithinOneError(rankPoints(points, metric), metric)?.mask;

  test('takes the fewest features within the standard error of the best, and of several the best', () => {
    const best = point(1, 6, 0.8, { error: 0.05 });
    expect(smallest([best, point(2, 2, 0.76), point(3, 2, 0.77), point(4, 1, 0.74)])).toBe(3);
    expect(smallest([best, point(2, 2, 0.749)])).toBe(1);
  });

  test('measures from the least where less is better', () => {
    const best = point(1, 6, 0.3, { error: 0.05 });
    expect(smallest([best, point(2, 1, 0.34), point(3, 1, 0.36)], 'log_loss')).toBe(2);
  });

  test('is nothing where nothing has a score', () => {
    expect(smallest([])).toBeUndefined();
    expect(smallest([point(1, 1, null)])).toBeUndefined();
  });
});
