import type { LabelledMatrix } from '../../model.ts';
import { linearScores, softmaxRows } from './linear-scores.ts';

/** A smooth function to minimise. */
export interface Objective {
  /** Length of a point. */
  readonly size: number;
  /** The value at `point`; `gradient` is overwritten. */
  evaluate(point: Float64Array, gradient: Float64Array): number;
}

export interface LogisticObjective extends Objective {
  /** Whether the fit may move this entry of the point; the others stay 0. */
  isFree(entry: number): boolean;
  /** The part of the value that is not log loss. */
  penalty(point: Float64Array): number;
  /** Second derivatives at `point`, (size × size); a fixed entry has 1 on the diagonal. */
  hessian(point: Float64Array): Float64Array;
}

interface Settings {
  /** Inverse penalty strength. */
  readonly C: number;
  readonly intercept: boolean;
}

/**
 * Sum of log losses with an L2 penalty, as scikit-learn 1.2's LogisticRegression minimises it.
 *
 *     f(W, b) = Σᵢ −log softmax(W xᵢ + b)[yᵢ] + ‖W‖² / (2C)          (intercepts are not penalised)
 *
 * With two classes the first class is fixed at score 0, and softmax is then the sigmoid of the other: one row of
 * weights is learned, as scikit-learn does. A point is classes × (d + 1), row-major, the intercept last in each row.
 *
 * @see Hastie, Tibshirani, Friedman, The Elements of Statistical Learning (2009), §4.4.
 */
export function logisticObjective(data: LabelledMatrix, { C, intercept }: Settings): LogisticObjective {
  const { classes, labels } = data;
  const stride = data.columns.length + 1;
  const size = classes * stride;
  const design = [...data.columns, new Float64Array(data.rows).fill(1)];
  const work = new Float64Array(data.rows * classes);
  const isIntercept = (entry: number): boolean => entry % stride === stride - 1;
  const isFree = (entry: number): boolean => (classes > 2 || entry >= stride) && (intercept || !isIntercept(entry));

  return {
    size,
    isFree,
    penalty(point) {
      return point.reduce((sum, weight, entry) => sum + (isIntercept(entry) ? 0 : weight * weight), 0) / (2 * C);
    },
    evaluate(point, gradient) {
      linearScores(data, point, work);
      const loss = softmaxRows(work, classes, labels);
      for (let i = 0; i < labels.length; i++) work[i * classes + labels[i]!]! -= 1;
      for (let entry = 0; entry < size; entry++) {
        const slope = isFree(entry) ? dotStrided(work, Math.floor(entry / stride), design[entry % stride]!) : 0;
        gradient[entry] = slope + (isIntercept(entry) ? 0 : point[entry]! / C);
      }
      return loss + this.penalty(point);
    },
    hessian(point) {
      linearScores(data, point, work);
      softmaxRows(work, classes);
      const hessian = logLossCurvature(design, work, classes);
      for (let row = 0; row < size; row++) {
        for (let column = 0; column < size; column++) {
          const at = row * size + column;
          if (!isFree(row) || !isFree(column)) hessian[at] = row === column ? 1 : 0;
          // Equal intercepts change no probability: a stiffness along that direction makes the system solvable and
          // moves nothing, because the gradient has no part there.
          else if (isIntercept(row) && isIntercept(column)) hessian[at]! += classes > 2 ? data.rows / classes ** 2 : 0;
          else if (row === column) hessian[at]! += 1 / C;
        }
      }
      return hessian;
    },
  };
}

/** Σᵢ values[i, k] · column[i], where values is (n × classes) row-major. */
function dotStrided(values: Float64Array, k: number, column: Float64Array): number {
  const classes = values.length / column.length;
  let sum = 0;
  for (let i = 0, at = k; i < column.length; i++, at += classes) sum += values[at]! * column[i]!;
  return sum;
}

/** H[(k, j), (l, m)] = Σᵢ pₖ (δₖₗ − pₗ) xⱼ xₘ, both halves filled. */
function logLossCurvature(design: readonly Float64Array[], probabilities: Float64Array, classes: number): Float64Array {
  const [rows, stride] = [probabilities.length / classes, design.length];
  const size = classes * stride;
  const hessian = new Float64Array(size * size);
  const weighted = new Float64Array(rows);
  for (let k = 0; k < classes; k++) {
    for (let l = 0; l <= k; l++) {
      for (let j = 0; j < stride; j++) {
        for (let i = 0; i < rows; i++) {
          const p = probabilities[i * classes + k]!;
          weighted[i] = p * ((k === l ? 1 : 0) - probabilities[i * classes + l]!) * design[j]![i]!;
        }
        for (let m = 0; m < stride; m++) {
          const value = dotStrided(weighted, 0, design[m]!);
          const [row, column] = [k * stride + j, l * stride + m];
          hessian[row * size + column] = value;
          hessian[column * size + row] = value;
        }
      }
    }
  }
  return hessian;
}
