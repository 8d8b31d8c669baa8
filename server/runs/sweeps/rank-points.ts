import { LESS_IS_BETTER } from '#server/training/metric-direction';
import type { MetricName } from '../comparison-schema.ts';
import type { RankedPoint, SweepPoint } from '../sweep-schema.ts';

/**
 * Points with the best first; of equally good ones that with fewer features. Those without the metric come last. Each
 * says whether it is on the front of score against number of features, and against size of the model.
 */
export function rankPoints(points: readonly SweepPoint[], metric: MetricName): RankedPoint[] {
  const goodness = goodnessBy(metric);
  const ordered = points.toSorted(
    (a, b) =>
      compareDescending(goodness(a), goodness(b)) ||
      a.features.length - b.features.length ||
      a.setting - b.setting ||
      a.mask - b.mask,
  );
  const frugal = frontOf(ordered, ({ features }) => features.length, goodness);
  const cheap = frontOf(ordered, ({ size }) => size, goodness);
  return ordered.map((point, at) => ({
    ...point,
    rank: point.metrics[metric] === null ? null : at + 1,
    isFrugal: frugal.has(point.id),
    isCheap: cheap.has(point.id),
  }));
}

/**
 * The point with the fewest features whose mean is within one standard error of the best one's; of several the best.
 * What it gives up is less than the folds can tell.
 *
 * @param ranked as `rankPoints` orders them.
 * @see Breiman et al. (1984), Classification and Regression Trees, §3.4.3.
 */
export function smallestWithinOneError(ranked: readonly RankedPoint[], metric: MetricName): RankedPoint | null {
  const goodness = goodnessBy(metric);
  const [best] = ranked;
  const spread = best?.metrics[metric];
  if (!best || !spread) return null;
  const least = goodness(best) - spread.error;
  return ranked
    .filter((point) => goodness(point) >= least)
    .reduce((smallest, point) => (point.features.length < smallest.features.length ? point : smallest), best);
}

/** Points that no other beats or equals at the same or a lower cost, by id. */
function frontOf(
  ordered: readonly SweepPoint[],
  costOf: (point: SweepPoint) => number,
  goodness: (point: SweepPoint) => number,
): Set<string> {
  const front = new Set<string>();
  let most = Number.NEGATIVE_INFINITY;
  for (const point of ordered.toSorted((a, b) => costOf(a) - costOf(b))) {
    if (goodness(point) <= most) continue;
    most = goodness(point);
    front.add(point.id);
  }
  return front;
}

/** More is better; −∞ where no fold has the metric. */
function goodnessBy(metric: MetricName): (point: SweepPoint) => number {
  const sign = LESS_IS_BETTER.has(metric) ? -1 : 1;
  return ({ metrics }) => {
    const spread = metrics[metric];
    return spread === null ? Number.NEGATIVE_INFINITY : sign * spread.mean;
  };
}

/** Not by difference, which two infinities do not have. */
function compareDescending(a: number, b: number): number {
  return a > b ? -1 : a < b ? 1 : 0;
}
