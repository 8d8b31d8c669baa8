import { choleskySolve } from '#server/numerics/cholesky';
import type { LabelledMatrix } from '../../model.ts';
import type { Iterate } from './lbfgs.ts';
import { type LogisticSettings, logisticObjective } from './logistic-objective.ts';

/** Rows whose curvature stands for that of all: a plateau and the minimum are some powers of ten apart. */
const SAMPLE = 500;

/**
 * About how much lower than here the minimum is, in nats: half the Newton decrement,
 *
 *     gain = ½ gᵀ H⁻¹ g
 *
 * with the gradient of all rows and the Hessian of every so many-th, times as many: in a plateau the one is small beside
 * the other, at the minimum both tell that nothing is left. Exact in a quadratic, where there are few rows.
 *
 * @returns Infinity where the Hessian is not positive definite to working precision.
 * @see Boyd & Vandenberghe, Convex Optimization (2004), §9.5.1.
 */
export function remainingGain(data: LabelledMatrix, settings: LogisticSettings, { point, gradient }: Iterate): number {
  const stride = Math.ceil(data.rows / SAMPLE);
  const rows = Math.ceil(data.rows / stride);
  const columns = data.columns.map((column) => Float64Array.from({ length: rows }, (_, i) => column[i * stride]!));
  const labels = Int32Array.from({ length: rows }, (_, i) => data.labels[i * stride]!);
  const sample = logisticObjective({ ...data, rows, columns, labels }, { ...settings, C: settings.C * stride });
  const hessian = sample.hessian(point).map((curvature) => stride * curvature);
  const direction = gradient.slice();
  if (!choleskySolve(hessian, direction)) return Number.POSITIVE_INFINITY;
  return gradient.reduce((sum, g, i) => sum + g * direction[i]!, 0) / 2;
}
