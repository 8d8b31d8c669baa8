import type { MetricName } from './comparison-schema.ts';
import type { FoldSpreads, LatticeValues, RankedPoint, Sweep, SweepAtlas } from './sweep-schema.ts';
import { METRIC_NAMES } from './sweep-schema.ts';
import { rankPoints, smallestWithinOneError } from './sweeps/rank-points.ts';
import { listPoints } from './sweeps/sweep-points.repo.ts';
import { sweepVerdict } from './sweeps/sweep-verdict.ts';
import { spreadsOfScores, toSweepPoint } from './sweeps/to-sweep-point.ts';
import { valueCandidates } from './sweeps/value-candidates.ts';
import { getSweep } from './sweeps.repo.ts';

/**
 * All that a sweep has found so far, by one metric: points in their order, the best and the smallest that is as good,
 * and what each candidate is worth. May be asked while the sweep is worked on.
 *
 * @param metric the sweep's own where left out.
 * @throws AppError not_found naming the id.
 */
export async function readAtlas(id: string, metric?: MetricName): Promise<SweepAtlas> {
  const sweep = await getSweep(id);
  const chosen = metric ?? sweep.metric;
  const measured = await listPoints(id);
  const points = rankPoints(
    measured.map((point) => toSweepPoint(sweep, point)),
    chosen,
  );
  const atlas = {
    sweep,
    metric: chosen,
    points,
    best: bestOf(points),
    smallest: smallestWithinOneError(points, chosen),
    lattices: latticesOf(sweep, (setting) => measured.filter((point) => point.setting === setting), chosen),
    baseline: baselineOf(sweep),
  };
  return { ...atlas, verdict: sweepVerdict(atlas) };
}

const bestOf = ([first]: readonly RankedPoint[]): RankedPoint | null => (first?.rank ? first : null);

function latticesOf(
  { candidates, facts, settings }: Sweep,
  pointsOf: (setting: number) => Parameters<typeof valueCandidates>[2],
  metric: MetricName,
): LatticeValues[] {
  if (facts === null) return [];
  return settings.flatMap((_, at) => valueCandidates({ candidates, facts }, at, pointsOf(at), metric) ?? []);
}

function baselineOf({ facts }: Sweep): FoldSpreads | null {
  if (facts === null) return null;
  const scores = facts.baseline.flatMap((metrics) => METRIC_NAMES.map((name) => metrics[name] ?? Number.NaN));
  return spreadsOfScores(Float64Array.from(scores));
}
