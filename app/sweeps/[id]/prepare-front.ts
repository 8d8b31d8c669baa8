import { featureName } from '#server/models/vocabulary';
import type { RankedPoint, SweepAtlas } from '#server/runs/sweep-schema';
import { LESS_IS_BETTER } from '#server/training/metric-direction';
import { formatMetric, formatQuantity } from '../../_ui/format-number.ts';
import { type AtlasView, fitsView } from './atlas-view.ts';
import { formatScore } from './prepare-atlas-rows.ts';

export interface FrontDot {
  readonly id: string;
  /** Places in percent from the left and from the top. */
  readonly x: number;
  readonly y: number;
  readonly onFront: boolean;
  /** What it is, in words. */
  readonly title: string;
}

export interface Front {
  /** Dots below first, those on the front on top of them from cheap to dear. */
  readonly dots: readonly FrontDot[];
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
  readonly top: string;
  readonly bottom: string;
  /** Place of the majority class in percent from the top; null where it lies outside of the picture. */
  readonly baseline: number | null;
  readonly summary: string;
}

/** Room at the edges, in percent, so that dots are not cut. */
const MARGIN = 4;

/** Score against cost: one dot a point, and the front of those that none beats at the same or a lower cost. */
export function prepareFront(atlas: SweepAtlas, view: AtlasView): Front | null {
  const { metric } = atlas;
  const sign = LESS_IS_BETTER.has(metric) ? -1 : 1;
  const points = atlas.points.filter((point) => point.metrics[metric] !== null && fitsView(point, view));
  if (points.length === 0) return null;
  const isOnFront = (point: RankedPoint) => (view.cost === 'features' ? point.isFrugal : point.isCheap);
  const costs = costAxis(points, view.cost);
  const means = points.map((point) => sign * point.metrics[metric]!.mean);
  const mean = atlas.baseline?.[metric]?.mean;
  const majority = mean === undefined ? null : sign * mean;
  const [low, high] = scaleOf(means, majority);
  const place = (value: number) =>
    high === low ? 50 : 100 - MARGIN - ((100 - 2 * MARGIN) * (value - low)) / (high - low);
  const dots = points.map((point, i) => ({
    id: point.id,
    x: costs.place(point, i),
    y: place(means[i]!),
    onFront: isOnFront(point),
    title: titleOf(point, atlas),
  }));
  const at = majority === null ? null : place(majority);
  const front = points.filter(isOnFront).sort((a, b) => costs.cost(a) - costs.cost(b));
  return {
    dots: dots.sort((a, b) => Number(a.onFront) - Number(b.onFront) || a.x - b.x),
    ticks: costs.ticks,
    top: formatMetric(sign * high),
    bottom: formatMetric(sign * low),
    baseline: at !== null && at >= 0 && at <= 100 ? at : null,
    summary: `${formatQuantity(points.length, 'point')}, ${front.length} on the front: ${front.map((point) => titleOf(point, atlas)).join('; ')}`,
  };
}

/** From the worst point to the best. Points that are all alike have no scale of their own: it begins at the majority class. */
function scaleOf(means: readonly number[], majority: number | null): readonly [low: number, high: number] {
  const [low, high] = [Math.min(...means), Math.max(...means)];
  return low < high || majority === null ? [low, high] : [Math.min(low, majority), Math.max(high, majority)];
}

interface CostAxis {
  readonly cost: (point: RankedPoint) => number;
  readonly place: (point: RankedPoint, i: number) => number;
  readonly ticks: Front['ticks'];
}

function costAxis(points: readonly RankedPoint[], by: AtlasView['cost']): CostAxis {
  if (by === 'features') {
    const counts = points.map(({ features }) => features.length);
    const [least, most] = [Math.min(...counts), Math.max(...counts)];
    const width = (100 - 2 * MARGIN) / (most - least + 1);
    const middle = (count: number) => MARGIN + width * (count - least + 0.5);
    // Points of one size would cover each other; they lie side by side in the order of their rank.
    const sway = (i: number) => (((i * 0.618034) % 1) - 0.5) * width * 0.6;
    return {
      cost: ({ features }) => features.length,
      place: (point, i) => middle(point.features.length) + (point.isFrugal ? 0 : sway(i)),
      ticks: Array.from({ length: most - least + 1 }, (_, k) => ({ at: middle(least + k), text: String(least + k) })),
    };
  }
  const logs = points.map(({ size }) => Math.log10(Math.max(1, size)));
  const [low, high] = [Math.min(...logs), Math.max(...logs)];
  const place = (log: number) => (high === low ? 50 : MARGIN + ((100 - 2 * MARGIN) * (log - low)) / (high - low));
  return {
    cost: ({ size }) => size,
    place: ({ size }) => place(Math.log10(Math.max(1, size))),
    ticks: [low, high].map((log) => ({ at: place(log), text: Math.round(10 ** log).toLocaleString('en-US') })),
  };
}

function titleOf(point: RankedPoint, { metric }: SweepAtlas): string {
  return `${point.features.map(featureName).join(', ')}: ${formatScore(point, metric)}`;
}
