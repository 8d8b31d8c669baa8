import { featureName } from '#server/models/vocabulary';
import type { SweepAtlas } from '#server/runs/sweep-schema';
import { type AtlasView, atlasHref, fitsView } from './atlas-view.ts';
import { formatScore, goodnessScale } from './prepare-atlas-rows.ts';

export interface LatticeCell {
  readonly id: string;
  /** 0 the worst of the sweep, 1 the best; null without a score. */
  readonly goodness: number | null;
  /** Whether it fits the filter. */
  readonly fits: boolean;
  readonly isBest: boolean;
  readonly isSmallest: boolean;
  readonly title: string;
  readonly href: string;
}

/** The subsets of one size, best first. */
export interface LatticeLayer {
  readonly size: number;
  readonly cells: readonly LatticeCell[];
}

/** The subsets of one setting by their number of candidates: each a cell, best first. */
export function prepareLattice(atlas: SweepAtlas, view: AtlasView): LatticeLayer[] {
  const { sweep, metric, best, smallest } = atlas;
  const goodness = goodnessScale(atlas);
  const layers = new Map<number, LatticeCell[]>();
  for (const point of atlas.points.filter(({ setting }) => setting === view.setting)) {
    const size = sweep.candidates.filter((_, j) => point.mask & (1 << j)).length;
    const cell = {
      id: point.id,
      goodness: goodness(point),
      fits: fitsView(point, view),
      isBest: point.id === best?.id,
      isSmallest: point.id === smallest?.id,
      title: `${point.features.map(featureName).join(', ')}: ${formatScore(point, metric)}, rank ${point.rank ?? 'unknown'}`,
      href: atlasHref(sweep, view, { point: point.id }),
    };
    layers.set(size, [...(layers.get(size) ?? []), cell]);
  }
  return [...layers].map(([size, cells]) => ({ size, cells })).sort((a, b) => a.size - b.size);
}
