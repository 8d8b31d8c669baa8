import { AppError } from '#server/platform/errors';
import type { Holdout, SealedRows, TrainedModel } from '#server/runs/schema';
import { toLabelledMatrix } from '#server/runs/to-labelled-matrix';
import type { FeatureMatrix } from '#server/training/model';
import { mostProbableClasses, predictProbabilities } from '#server/training/predict-probabilities';
import { thresholdProbes } from '#server/training/threshold-probes';
import type { OnnxScorer } from '../onnx-scorer.ts';

const TOLERANCE = 1e-5;

/** Rows with what the trainer answers for them; `labels`, what was true, is not asked. */
type Answers = Omit<Holdout, 'labels'> & { readonly features: Float64Array };

/** Classes this close are a tie to float32: either label is the trainer's answer. Only where rows are made up. */
const TIE = 1e-6;

/** How a model's answers differ from its trainer's. */
export interface TrainerComparison {
  /** Rows with another label, or a probability more than 1e-5 away. */
  readonly differing: readonly number[];
  readonly largestDifference: number;
  readonly labels: Int32Array;
}

/** Scores the holdout; its features pass through float32, as they will when the model serves. */
export async function compareWithTrainer(
  scorer: OnnxScorer,
  holdout: Answers,
  mayTie: (row: number, label: number) => boolean = () => false,
): Promise<TrainerComparison> {
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
    const sameLabel = scores.labels[i] === holdout.predicted[i] || mayTie(i, scores.labels[i]!);
    if (gap > TOLERANCE || !sameLabel) differing.push(i);
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
  return requireSame(runId, 'holdout rows', holdout, await compareWithTrainer(scorer, holdout));
}

/**
 * Requires the same at, just below and just above every threshold of a model's trees, where a rounded number would take
 * the other branch.
 *
 * @throws AppError conflict naming the run, how many rows differ and the first of them.
 */
export async function checkThresholds(
  runId: string,
  scorer: OnnxScorer,
  { trained, holdout }: { trained: TrainedModel; holdout: SealedRows },
): Promise<void> {
  const { model, classValues } = trained;
  if (model.kind === 'onnx') return;
  const probes = thresholdProbes(model, toLabelledMatrix(holdout, trained));
  if (!probes) return;
  const probabilities = predictProbabilities(model, probes);
  const predicted = mostProbableClasses(probabilities, model.classes);
  const answers: Answers = {
    keys: Array.from({ length: probes.rows }, (_, i) => `threshold ${Math.floor(i / 3) + 1}`),
    predicted: predicted.map((k) => classValues[k]!),
    probabilities,
    features: rowMajor(probes),
  };
  const probability = (row: number, k: number): number => probabilities[row * model.classes + k]!;
  const mayTie = (row: number, label: number): boolean =>
    probability(row, predicted[row]!) - probability(row, classValues.indexOf(label)) < TIE;
  requireSame(runId, 'rows at its thresholds', answers, await compareWithTrainer(scorer, answers, mayTie));
}

function requireSame(runId: string, what: string, answers: Answers, comparison: TrainerComparison): number {
  const { differing, largestDifference, labels } = comparison;
  const [first] = differing;
  if (first === undefined) return largestDifference;
  throw new AppError(
    'conflict',
    `Run "${runId}" is not promoted: its ONNX model differs from the trainer on ${differing.length} of ` +
      `${answers.keys.length} ${what}, first "${answers.keys[first]}" (trainer ${answers.predicted[first]}, ` +
      `ONNX ${labels[first]}; largest probability difference ${largestDifference.toExponential(1)}, allowed ${TOLERANCE}).`,
  );
}

function rowMajor({ rows, columns }: FeatureMatrix): Float64Array {
  const width = columns.length;
  return Float64Array.from({ length: rows * width }, (_, at) => columns[at % width]![Math.floor(at / width)]!);
}
