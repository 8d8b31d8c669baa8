/** 95% bands of curves over a holdout: how far each point could lie elsewhere on other rows. Safe in the browser. */
import type { CalibrationBin, CurvePoint } from '#server/training/score-curves';
import { wilsonInterval } from './statistics/wilson-interval.ts';

/** The band of a curve at one x; points without one are left out. */
export interface BandPoint {
  readonly x: number;
  readonly low: number;
  readonly high: number;
}

/** Of the true positive rate: Wilson's interval of a share of the class's rows, at each point by itself. */
export function bandOfRoc(points: readonly CurvePoint[], support: number): BandPoint[] {
  if (support === 0) return [];
  return points.map(({ x, y }) => ({ x, ...wilsonInterval(Math.round(y * support), support) }));
}

/** Of the precision: a share of the rows answered with the class; none where hardly anything is answered right. */
export function bandOfPrecision(points: readonly CurvePoint[], support: number): BandPoint[] {
  return points.flatMap(({ x, y }) => {
    const hits = Math.round(x * support);
    return hits === 0 || y === 0 ? [] : [{ x, ...wilsonInterval(hits, Math.round(hits / y)) }];
  });
}

/** Of the share that is true in each bin. */
export function bandOfCalibration(bins: readonly CalibrationBin[]): BandPoint[] {
  return bins.map(({ predicted, observed, rows }) => ({
    x: predicted,
    ...wilsonInterval(Math.round(observed * rows), rows),
  }));
}

/**
 * The 95% interval of an F1. With J the share of hits among all rows that are of the class or answered with it,
 *
 *     F1 = 2J / (1 + J)
 *
 * rises with J, so the bounds of Wilson's interval of J are mapped to those of F1. The number of such rows is taken as given.
 *
 * @returns null where no row is of the class or answered with it.
 */
export function intervalOfF1(hits: number, misses: number, alarms: number): { low: number; high: number } | null {
  const rows = hits + misses + alarms;
  if (rows === 0) return null;
  const { low, high } = wilsonInterval(hits, rows);
  const toF1 = (share: number): number => (2 * share) / (1 + share);
  return { low: toF1(low), high: toF1(high) };
}
