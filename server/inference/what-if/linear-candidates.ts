import type { LogisticModel } from '#server/training/model';
import { roundOutward } from './round-outward.ts';
import { type Candidate, isTunable, type Tunable, toCandidate } from './tunable.ts';

/** Shares of a feature's spread: just beyond a border, and how far a number may be rounded beyond it. */
const BEYOND = 1e-5;
const ROUNDING = 2e-3;

/**
 * Where one feature alone makes another class score as high as class k. With zₗ the score of class l and wₗⱼ the weight
 * of the plain feature, the border to class l lies at
 *
 *     xⱼ + (zₖ − zₗ) / (wₗⱼ − wₖⱼ)
 *
 * and the candidate just beyond it.
 */
export function linearCandidates(model: LogisticModel, tunables: readonly Tunable[], k: number): Candidate[] {
  const { scores, weights } = plainScores(model, tunables);
  return tunables.flatMap((tunable, j) => {
    if (!isTunable(tunable)) return [];
    return scores.flatMap((score, l) => {
      const slope = weights[l]![j]! - weights[k]![j]!;
      if (l === k || slope === 0) return [];
      return toCandidate(j, beyond(tunable, (scores[k]! - score) / slope), tunable);
    });
  });
}

/**
 * The same for two features at once: the cheapest such change has one of them at the end of its range, because the
 * border is a line, and what is cheaper by the unit is used up first.
 */
export function linearPairs(
  model: LogisticModel,
  tunables: readonly Tunable[],
  k: number,
): (readonly [Candidate, Candidate])[] {
  return tunables.flatMap((tunable, j) =>
    [tunable.min, tunable.max].flatMap((end) =>
      toCandidate(j, end, tunable).flatMap((moved) => {
        const there = tunables.with(j, { ...tunable, value: end });
        const others = linearCandidates(model, there, k).filter(({ feature }) => feature !== j);
        return others.map((other) => [moved, other] as const);
      }),
    ),
  );
}

function beyond({ value, spread, whole }: Tunable, step: number): number {
  const border = value + step;
  const up = step >= 0;
  if (whole) return up ? Math.floor(border) + 1 : Math.ceil(border) - 1;
  const away = up ? spread : -spread;
  return roundOutward(border + BEYOND * away, border + ROUNDING * away);
}

/** Scores of the row, and weights for features as they are, not standardised: (classes × features). */
function plainScores({ coefficients, intercepts, scaler }: LogisticModel, tunables: readonly Tunable[]) {
  const weights = coefficients.map((row) => row.map((weight, j) => weight / (scaler?.scale[j] ?? 1)));
  const scores = weights.map((row, l) =>
    row.reduce((sum, weight, j) => sum + weight * (tunables[j]!.value - (scaler?.mean[j] ?? 0)), intercepts[l]!),
  );
  return { weights, scores };
}
