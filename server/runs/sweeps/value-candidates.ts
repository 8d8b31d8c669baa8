import { LESS_IS_BETTER } from '#server/training/metric-direction';
import { shapleyInteraction, shapleyValues } from '#server/training/shapley-values';
import type { MetricName } from '../comparison-schema.ts';
import { correctedResampledT } from '../statistics/corrected-resampled-t.ts';
import type { CandidatePair, CandidateValue, LatticeValues, Sweep, SweepFacts } from '../sweep-schema.ts';
import type { MeasuredPoint } from './sweep-points.repo.ts';
import { scoresOf } from './to-sweep-point.ts';

/**
 * What the candidates are worth under one setting, alone and in pairs, worked out fold by fold; the intervals allow for
 * folds that learn from the same rows. More than 0 is always for the better, also in a metric where less is.
 *
 * @param measured all points of the setting.
 * @returns null where a subset is missing, or fewer than two folds have the metric for every subset.
 */
export function valueCandidates(
  { candidates, facts }: Pick<Sweep, 'candidates'> & { readonly facts: SweepFacts },
  setting: number,
  measured: readonly MeasuredPoint[],
  metric: MetricName,
): LatticeValues | null {
  const size = 2 ** candidates.length;
  if (measured.length !== size - 1) return null;
  const games = gamesOf(measured, facts, metric, size).filter((worth) => worth.every((value) => !Number.isNaN(value)));
  if (games.length < 2) return null;
  const overFolds = (values: readonly number[]) => {
    const { estimate, low, high } = correctedResampledT(Float64Array.from(values), facts.testToTrain);
    return { estimate, low, high };
  };
  const byFold = games.map(shapleyValues);
  const values = candidates.map(
    (_, candidate): CandidateValue => ({ candidate, ...overFolds(byFold.map((fold) => fold[candidate]!)) }),
  );
  const pairs = candidates.flatMap((_, i) =>
    candidates.slice(i + 1).map((__, k): CandidatePair => {
      const j = i + 1 + k;
      return { candidates: [i, j], ...overFolds(games.map((worth) => shapleyInteraction(worth, i, j))) };
    }),
  );
  return {
    setting,
    values: values.sort((a, b) => b.estimate - a.estimate),
    pairs: pairs.sort((a, b) => Math.abs(b.estimate) - Math.abs(a.estimate)),
  };
}

/** One a fold: the score of every subset by its mask, with the majority class for that of nothing. */
function gamesOf(
  measured: readonly MeasuredPoint[],
  { baseline }: SweepFacts,
  metric: MetricName,
  size: number,
): Float64Array[] {
  const sign = LESS_IS_BETTER.has(metric) ? -1 : 1;
  const games = baseline.map((metrics) => {
    const worth = new Float64Array(size);
    worth[0] = sign * (metrics[metric] ?? Number.NaN);
    return worth;
  });
  for (const { mask, scores } of measured) {
    for (const [fold, score] of scoresOf(scores, metric).entries()) games[fold]![mask] = sign * score;
  }
  return games;
}
