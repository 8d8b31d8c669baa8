import type { Candidate, FoldSpread, FoldSpreads, Sweep, SweepPoint } from '../sweep-schema.ts';
import { METRIC_NAMES } from '../sweep-schema.ts';
import type { MeasuredPoint } from './sweep-points.repo.ts';

/** A measured point in words: its features, and every metric over the folds. */
export function toSweepPoint({ candidates }: Pick<Sweep, 'candidates'>, measured: MeasuredPoint): SweepPoint {
  const { setting, mask, scores, fitMs, scoreMicros, size, reused } = measured;
  return {
    id: `${setting}-${mask}`,
    setting,
    mask,
    features: featuresOf(candidates, mask),
    metrics: spreadsOfScores(scores),
    fitMs,
    scoreMicros,
    size,
    reused,
  };
}

/** The features of a subset, in the order of the candidates. */
export function featuresOf(candidates: readonly Candidate[], mask: number): string[] {
  return candidates.flatMap(({ features }, j) => ((mask & (1 << j)) === 0 ? [] : features));
}

/** @param scores (folds × metrics) row-major in the order of METRIC_NAMES; NaN where undefined. */
export function spreadsOfScores(scores: Float64Array): FoldSpreads {
  const entries = METRIC_NAMES.map((name) => [name, spreadOf(scoresOf(scores, name))] as const);
  return Object.fromEntries(entries) as Record<(typeof METRIC_NAMES)[number], FoldSpread | null>;
}

/** (folds) of one metric. */
export function scoresOf(scores: Float64Array, metric: (typeof METRIC_NAMES)[number]): Float64Array {
  const [width, at] = [METRIC_NAMES.length, METRIC_NAMES.indexOf(metric)];
  return Float64Array.from({ length: scores.length / width }, (_, fold) => scores[fold * width + at]!);
}

function spreadOf(folds: Float64Array): FoldSpread | null {
  const known = folds.filter((value) => !Number.isNaN(value));
  if (known.length < 2) return null;
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  const squares = known.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const sd = Math.sqrt(squares / (known.length - 1));
  return { mean, sd, error: sd / Math.sqrt(known.length) };
}
