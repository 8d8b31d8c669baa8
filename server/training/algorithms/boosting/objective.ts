/**
 * The two objectives: gradient and hessian of the log loss by the margin, and probabilities of margins. All in float32
 * with the sum under a softmax in double, as XGBoost computes them.
 *
 * Margins are row-major (n, groups), gradients group-major (groups, n) so that each tree reads one contiguous piece.
 */
import { floatExp } from './float-exp.ts';

const { fround } = Math;

/** Where every row starts unless XGBoost 1.7 is told otherwise: a margin for the softmax, a probability for the logistic. */
const BASE_SCORE = 0.5;

/** Keeps a hessian, and the argument of a logarithm, above zero. */
const FLOOR = fround(1e-16);
/** Where exp(−x) nears the end of float32. */
const LARGEST_EXPONENT = fround(88.7);

export interface Gradients {
  readonly grad: Float32Array;
  readonly hess: Float32Array;
}

export interface Objective {
  readonly name: 'multi:softprob' | 'binary:logistic';
  /** Trees a round, and margins a row. */
  readonly groups: number;
  /** Where every margin starts. */
  readonly baseMargin: number;
  /** Overwrites `out` with both derivatives at `margins`, for class indexes `labels` (n) and row weights (n). */
  computeGradients(margins: Float32Array, labels: Int32Array, weights: Float32Array, out: Gradients): void;
  /** Overwrites `out` (n, classes) with probabilities that are float32 values. */
  computeProbabilities(margins: Float32Array, out: Float64Array): void;
}

/**
 * XGBoost's choice: one logistic margin for two classes, a softmax over all for more.
 *
 * @param baseScore In (0, 1): a probability for two classes, a margin for more.
 */
export function objectiveFor(classes: number, baseScore = BASE_SCORE): Objective {
  if (!Number.isInteger(classes) || classes < 2) {
    throw new RangeError(`objectiveFor: boosting needs at least 2 classes, got ${classes}`);
  }
  return classes === 2 ? logistic(baseScore) : softmax(classes, baseScore);
}

function logistic(baseScore: number): Objective {
  return {
    name: 'binary:logistic',
    groups: 1,
    baseMargin: -fround(Math.log(fround(fround(1 / fround(baseScore)) - 1))),
    computeGradients(margins, labels, weights, { grad, hess }) {
      for (let row = 0; row < labels.length; row++) {
        const p = sigmoid(margins[row]!);
        const weight = weights[row]!;
        grad[row] = fround(p - labels[row]!) * weight;
        hess[row] = Math.max(fround(p * fround(1 - p)), FLOOR) * weight;
      }
    },
    computeProbabilities(margins, out) {
      for (let row = 0; row < margins.length; row++) {
        const p = sigmoid(margins[row]!);
        out[2 * row] = fround(1 - p);
        out[2 * row + 1] = p;
      }
    },
  };
}

function sigmoid(margin: number): number {
  const denominator = fround(floatExp(Math.min(-margin, LARGEST_EXPONENT)) + 1);
  return fround(1 / denominator);
}

function softmax(classes: number, baseScore: number): Objective {
  const p = new Float32Array(classes);
  return {
    name: 'multi:softprob',
    groups: classes,
    baseMargin: fround(baseScore),
    computeGradients(margins, labels, weights, { grad, hess }) {
      const rows = labels.length;
      for (let row = 0; row < rows; row++) {
        // Here, unlike in probabilities, XGBoost never subtracts a negative maximum.
        softmaxRow(margins, row * classes, 0, p);
        const weight = weights[row]!;
        for (let k = 0; k < classes; k++) {
          const pk = p[k]!;
          grad[k * rows + row] = fround(labels[row] === k ? pk - 1 : pk) * weight;
          hess[k * rows + row] = Math.max(fround(fround(fround(2 * pk) * fround(1 - pk)) * weight), FLOOR);
        }
      }
    },
    computeProbabilities(margins, out) {
      for (let start = 0; start < margins.length; start += classes) {
        softmaxRow(margins, start, Number.NEGATIVE_INFINITY, p);
        out.set(p, start);
      }
    },
  };
}

/** Overwrites `p` with the softmax of the margins from `start` on, shifted by their maximum or `least`. */
function softmaxRow(margins: Float32Array, start: number, least: number, p: Float32Array): void {
  const classes = p.length;
  let largest = least;
  for (let k = 0; k < classes; k++) largest = Math.max(largest, margins[start + k]!);
  let total = 0;
  for (let k = 0; k < classes; k++) {
    const power = floatExp(fround(margins[start + k]! - largest));
    p[k] = power;
    total += power;
  }
  const divisor = fround(total);
  for (let k = 0; k < classes; k++) p[k] = p[k]! / divisor;
}

/**
 * Mean log loss in nats, with probabilities kept above 10⁻¹⁶.
 *
 * @param probabilities (n, classes) row-major.
 * @param labels (n) class indexes.
 */
export function meanLogLoss(probabilities: Float64Array, labels: Int32Array): number {
  const rows = labels.length;
  const classes = probabilities.length / rows;
  let total = 0;
  for (let row = 0; row < rows; row++) {
    total -= Math.log(Math.max(probabilities[row * classes + labels[row]!]!, FLOOR));
  }
  return total / rows;
}
