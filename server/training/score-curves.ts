import { thinPath } from '#server/numerics/thin-path';
import { type CalibrationBin, calibrationCurve } from './metrics/calibration-curve.ts';
import { countsByThreshold } from './metrics/counts-by-threshold.ts';
import { precisionRecallCurve } from './metrics/precision-recall-curve.ts';
import { rocCurve } from './metrics/roc-curve.ts';
import { countsAtSteps } from './metrics/threshold-steps.ts';
import type { StepCounts } from './report-at-threshold.ts';

export type { CalibrationBin };

/** One point of a curve over thresholds; `threshold` is null where nothing is answered. */
export interface CurvePoint {
  readonly x: number;
  readonly y: number;
  readonly threshold: number | null;
}

/** How the probabilities of one class tell its rows from all others. */
export interface ScoreCurves {
  /** False against true positive rate; null where the class or its rest has no row. */
  readonly roc: { readonly area: number; readonly points: readonly CurvePoint[] } | null;
  /** Recall against precision; null where the class has no row. */
  readonly precisionRecall: { readonly averagePrecision: number; readonly points: readonly CurvePoint[] } | null;
  readonly calibration: readonly CalibrationBin[];
  /** For histograms, and for the report at any threshold. */
  readonly steps: StepCounts;
}

/** More points than pixels would only slow a page. Areas are of the whole curve. */
const MOST_POINTS = 200;

interface Scored {
  /** (n) true class indexes. */
  readonly labels: Int32Array;
  /** (n × classes) row-major. */
  readonly probabilities: Float64Array;
  readonly classes: number;
}

/**
 * ROC, precision–recall and calibration of one class against the rest, equal to scikit-learn's before they are thinned.
 *
 * @throws RangeError if the sizes do not agree, or a probability is not one.
 */
export function scoreCurves({ labels, probabilities, classes }: Scored, k: number): ScoreCurves {
  if (probabilities.length !== labels.length * classes) {
    throw new RangeError(
      `scoreCurves: expected ${labels.length} × ${classes} probabilities, got ${probabilities.length}`,
    );
  }
  const [inside, outside] = divideScores({ labels, probabilities, classes }, k);
  const counts = countsByThreshold(inside, outside);
  const roc = rocCurve(counts);
  const recall = precisionRecallCurve(counts);
  return {
    roc: roc && { area: roc.area, points: thinned(roc.falsePositiveRate, roc.truePositiveRate, roc.thresholds) },
    precisionRecall: recall && {
      averagePrecision: recall.averagePrecision,
      points: thinned(recall.recall, recall.precision, recall.thresholds),
    },
    calibration: calibrationCurve(inside, outside),
    steps: { positives: countsAtSteps(inside), negatives: countsAtSteps(outside) },
  };
}

/** The probabilities of class k on its own rows, and on all others. */
function divideScores({ labels, probabilities, classes }: Scored, k: number): [Float64Array, Float64Array] {
  let support = 0;
  for (let row = 0; row < labels.length; row++) if (labels[row] === k) support++;
  const inside = new Float64Array(support);
  const outside = new Float64Array(labels.length - support);
  let [i, j] = [0, 0];
  for (let row = 0; row < labels.length; row++) {
    const score = probabilities[row * classes + k]!;
    if (labels[row] === k) inside[i++] = score;
    else outside[j++] = score;
  }
  return [inside, outside];
}

function thinned(x: Float64Array, y: Float64Array, thresholds: Float64Array): CurvePoint[] {
  return Array.from(thinPath(x, y, MOST_POINTS), (i) => {
    const threshold = thresholds[i]!;
    return { x: x[i]!, y: y[i]!, threshold: Number.isFinite(threshold) ? threshold : null };
  });
}
