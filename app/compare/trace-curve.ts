import type { ComparedChart, ComparedLine } from './prepare-compared-curves.ts';

/** Charts are drawn in a box of so many units a side, so that coordinates are short whole numbers. */
export const BOX = 1_000;

type Place = (x: number, y: number) => string;

/** From the chart's units to the box: y upwards from 0, or from the middle where lines are mirrored. */
function placeOn({ lines, top }: ComparedChart): Place {
  const isTwoSided = lines.some(({ mirrored }) => mirrored);
  const share = (y: number): number => (isTwoSided ? 0.5 + y / (2 * top) : y / top);
  return (x, y) => `${Math.round(BOX * x)} ${Math.round(BOX * (1 - share(y)))}`;
}

/** A line as an SVG path. */
export function traceLine(chart: ComparedChart, { points, mirrored }: ComparedLine): string {
  const place = placeOn(chart);
  const sign = mirrored ? -1 : 1;
  const width = 1 / points.length;
  const corners = points.flatMap(({ x, y }) =>
    chart.drawn === 'steps' ? [place(x, sign * y), place(x + width, sign * y)] : [place(x, y)],
  );
  return corners.length === 0 ? '' : `M${corners.join('L')}`;
}

/** The band around a line as a closed SVG path; '' where there is none. */
export function traceBand(chart: ComparedChart, { band }: ComparedLine): string {
  if (band.length === 0) return '';
  const place = placeOn(chart);
  const above = band.map(({ x, high }) => place(x, high));
  const below = band.toReversed().map(({ x, low }) => place(x, low));
  return `M${[...above, ...below].join('L')}Z`;
}

/** What a line says at an x. */
export interface Reading {
  readonly y: number;
  /** Of the nearer of the points on both sides. */
  readonly note: string;
}

/** The value of a line at an x, straight between its points, the highest where it rises straight up; null beside it. */
export function readLine({ drawn }: ComparedChart, { points }: ComparedLine, x: number): Reading | null {
  if (drawn === 'steps') return points[Math.min(points.length - 1, Math.floor(x * points.length))] ?? null;
  let found: Reading | null = null;
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1]!, points[i]!];
    if (x < a.x || x > b.x) continue;
    const share = b.x === a.x ? 1 : (x - a.x) / (b.x - a.x);
    const y = a.y + share * (b.y - a.y);
    if (!found || y > found.y) found = { y, note: (share < 0.5 ? a : b).note };
  }
  return found;
}

/** The band of a line at the nearest of its points; null where it has none. */
export function readBand({ band }: ComparedLine, x: number): { low: number; high: number } | null {
  if (band.length === 0) return null;
  return band.reduce((a, b) => (Math.abs(b.x - x) < Math.abs(a.x - x) ? b : a));
}
