import { AppError } from '#server/platform/errors';
import type { Holdout } from '#server/runs/schema';
import type { OnnxScorer } from '../onnx-scorer.ts';

const TOLERANCE = 1e-5;

/**
 * Scores the holdout with the packaged model and compares with what the trainer predicted: labels must be equal,
 * probabilities within 1e-5. The features pass through float32, as they will when the model serves.
 *
 * @returns the largest difference of a probability.
 * @throws AppError conflict naming the run, how many rows differ and the first of them.
 */
export async function checkParity(
  runId: string,
  scorer: OnnxScorer,
  holdout: Holdout & { readonly features: Float64Array },
): Promise<number> {
  const n = holdout.keys.length;
  const scores = await scorer.score(Float32Array.from(holdout.features));
  const classes = holdout.probabilities.length / n;
  const different: number[] = [];
  let largest = 0;
  for (let i = 0; i < n; i++) {
    let gap = 0;
    for (let c = i * classes; c < (i + 1) * classes; c++) {
      const difference = Math.abs(scores.probabilities[c]! - holdout.probabilities[c]!);
      gap = Math.max(gap, Number.isNaN(difference) ? Infinity : difference);
    }
    largest = Math.max(largest, gap);
    if (gap > TOLERANCE || scores.labels[i] !== holdout.predicted[i]) different.push(i);
  }
  const first = different[0];
  if (first === undefined) return largest;
  throw new AppError(
    'conflict',
    `Run "${runId}" is not promoted: its ONNX model differs from the trainer on ${different.length} of ${n} holdout rows, ` +
      `first "${holdout.keys[first]}" (trainer ${holdout.predicted[first]}, ONNX ${scores.labels[first]}; ` +
      `largest probability difference ${largest.toExponential(1)}, allowed ${TOLERANCE}).`,
  );
}
