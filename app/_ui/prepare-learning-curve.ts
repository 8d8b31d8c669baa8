import type { LearningCurve } from '#server/runs/schema';
import { formatMetric } from './format-number.ts';

export interface CurvePoint {
  readonly step: number;
  readonly train: number;
  readonly holdout: number | null;
}

export interface PreparedCurve {
  readonly points: readonly CurvePoint[];
  readonly hasHoldout: boolean;
  readonly summary: string;
}

/** More points than pixels would only slow the page. */
const MOST_POINTS = 240;

/** The loss after every round, thinned to what a chart can show; the first and last rounds always stay. */
export function prepareLearningCurve(curve: LearningCurve): PreparedCurve {
  const stride = Math.max(1, Math.ceil(curve.step.length / MOST_POINTS));
  const last = curve.step.length - 1;
  const points = curve.step
    .map((step, i) => ({ step, train: curve.trainLoss[i] ?? Number.NaN, holdout: curve.holdoutLoss[i] ?? null }))
    .filter((_, i) => i % stride === 0 || i === last);
  const end = points.at(-1);
  return {
    points,
    hasHoldout: points.some((point) => point.holdout !== null),
    summary: end
      ? `Log loss over ${end.step} rounds: training ends at ${formatMetric(end.train)}${end.holdout === null ? '' : `, holdout at ${formatMetric(end.holdout)}`}.`
      : 'No round has finished yet.',
  };
}
