import type { LabelledMatrix } from '../../model.ts';
import { linearScores, softmaxRows } from './linear-scores.ts';
import { createSoftmaxPass } from './softmax-pass.ts';

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

export interface LogisticSettings {
  /** Inverse penalty strength. */
  readonly C: number;
  readonly intercept: boolean;
  /** (classes) weight of the rows of each class; 1 if not given. */
  readonly weights?: Float64Array;
}

/**
 * Sum of log losses with an L2 penalty, as scikit-learn 1.2's LogisticRegression minimises it.
 *
 *     f(W, b) = Σᵢ −w[yᵢ] log softmax(W xᵢ + b)[yᵢ] + ‖W‖² / (2C)          (intercepts are not penalised)
 *
 * With two classes the first class is fixed at score 0, and softmax is then the sigmoid of the other: one row of
 * weights is learned, as scikit-learn does. A point is classes × (d + 1), row-major, the intercept last in each row.
 *
 * @see Hastie, Tibshirani, Friedman, The Elements of Statistical Learning (2009), §4.4.
 */
export function logisticObjective(
  data: LabelledMatrix,
  { C, intercept, weights }: LogisticSettings,
): LogisticObjective {
  const { classes, labels } = data;
  const stride = data.columns.length + 1;
  const size = classes * stride;
  const design = [...data.columns, new Float64Array(data.rows).fill(1)];
  const classWeights = weights ?? new Float64Array(classes).fill(1);
  const pass = createSoftmaxPass({ columns: data.columns, labels, weights: classWeights });
  const isIntercept = (entry: number): boolean => entry % stride === stride - 1;
  const isFree = (entry: number): boolean => (classes > 2 || entry >= stride) && (intercept || !isIntercept(entry));

  return {
    size,
    isFree,
    penalty(point) {
      return point.reduce((sum, weight, entry) => sum + (isIntercept(entry) ? 0 : weight * weight), 0) / (2 * C);
    },
    evaluate(point, gradient) {
      const loss = pass(point, gradient);
      for (let entry = 0; entry < size; entry++) {
        if (!isFree(entry)) gradient[entry] = 0;
        if (!isIntercept(entry)) gradient[entry]! += point[entry]! / C;
      }
      return loss + this.penalty(point);
    },
    hessian(point) {
      const shares = new Float64Array(data.rows * classes);
      linearScores(data, point, shares);
      softmaxRows(shares, classes);
      const hessian = logLossCurvature(
        design,
        shares,
        Float64Array.from(labels, (label) => classWeights[label]!),
      );
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

/**
 * H[(k, j), (l, m)] = Σᵢ wᵢ pₖ (δₖₗ − pₗ) xⱼ xₘ, which is the same with k and l, and with j and m, changed places.
 *
 * @param shares  (n × classes) row-major, the pₖ.
 * @param weights (n).
 */
function logLossCurvature(design: readonly Float64Array[], shares: Float64Array, weights: Float64Array): Float64Array {
  const [rows, stride] = [weights.length, design.length];
  const classes = shares.length / rows;
  const size = classes * stride;
  const hessian = new Float64Array(size * size);
  const [spread, scaled] = [new Float64Array(rows), new Float64Array(rows)];
  for (let k = 0; k < classes; k++) {
    for (let l = 0; l <= k; l++) {
      for (let i = 0, at = 0; i < rows; i++, at += classes) {
        spread[i] = weights[i]! * shares[at + k]! * ((k === l ? 1 : 0) - shares[at + l]!);
      }
      for (let j = 0; j < stride; j++) {
        const x = design[j]!;
        for (let i = 0; i < rows; i++) scaled[i] = spread[i]! * x[i]!;
        for (let m = 0; m <= j; m++) {
          const value = dot(scaled, design[m]!);
          const [kj, km, lj, lm] = [k * stride + j, k * stride + m, l * stride + j, l * stride + m];
          hessian[kj * size + lm] = hessian[lm * size + kj] = value;
          hessian[km * size + lj] = hessian[lj * size + km] = value;
        }
      }
    }
  }
  return hessian;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
