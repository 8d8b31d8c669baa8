import { AppError } from '#server/platform/errors';
import type { Holdout } from '#server/runs/schema';
import type { OnnxScorer } from '../onnx-scorer.ts';

const TOLERANCE = 1e-5;

type Answers = Holdout & { readonly features: Float64Array };

/** How a model's answers differ from its trainer's. */
export interface TrainerComparison {
  /** Rows with another label, or a probability more than 1e-5 away. */
  readonly differing: readonly number[];
  readonly largestDifference: number;
  readonly labels: Int32Array;
}

/** Scores the holdout; its features pass through float32, as they will when the model serves. */
export async function compareWithTrainer(scorer: OnnxScorer, holdout: Answers): Promise<TrainerComparison> {
  const n = holdout.keys.length;
  const scores = await scorer.score(Float32Array.from(holdout.features));
  const classes = holdout.probabilities.length / n;
  const differing: number[] = [];
  let largestDifference = 0;
  for (let i = 0; i < n; i++) {
    let gap = 0;
    for (let c = i * classes; c < (i + 1) * classes; c++) {
      const difference = Math.abs(scores.probabilities[c]! - holdout.probabilities[c]!);
      gap = Math.max(gap, Number.isNaN(difference) ? Infinity : difference);
    }
    largestDifference = Math.max(largestDifference, gap);
    if (gap > TOLERANCE || scores.labels[i] !== holdout.predicted[i]) differing.push(i);
  }
  return { differing, largestDifference, labels: scores.labels };
}

/**
 * Requires that a packaged model answers the holdout as its trainer did: labels equal, probabilities within 1e-5.
 *
 * @returns the largest difference of a probability.
 * @throws AppError conflict naming the run, how many rows differ and the first of them.
 */
export async function checkParity(runId: string, scorer: OnnxScorer, holdout: Answers): Promise<number> {
  const { differing, largestDifference, labels } = await compareWithTrainer(scorer, holdout);
  const [first] = differing;
  if (first === undefined) return largestDifference;
  throw new AppError(
    'conflict',
    `Run "${runId}" is not promoted: its ONNX model differs from the trainer on ${differing.length} of ` +
      `${holdout.keys.length} holdout rows, first "${holdout.keys[first]}" (trainer ${holdout.predicted[first]}, ` +
      `ONNX ${labels[first]}; largest probability difference ${largestDifference.toExponential(1)}, allowed ${TOLERANCE}).`,
  );
}
