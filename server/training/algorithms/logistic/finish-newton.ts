import { choleskySolve } from '#server/numerics/cholesky';
import { type Iterate, largest } from './lbfgs.ts';
import type { LogisticObjective } from './logistic-objective.ts';

const MOST_HALVINGS = 30;

/**
 * Damped Newton steps from a point near the minimum, for the digits L-BFGS cannot reach on badly scaled columns. Ends
 * when max |gradient| ≤ tolerance, or when the next step would gain less than the rounding error of the value.
 *
 * @returns Whether it ended for one of those two reasons.
 * @see Nocedal & Wright, Numerical Optimization (2006), §3.3.
 */
export function* finishNewton(
  objective: LogisticObjective,
  start: Iterate,
  { tolerance, mostSteps }: { tolerance: number; mostSteps: number },
): Generator<Iterate, boolean> {
  let current = start;
  for (let step = 0; step < mostSteps; step++) {
    if (largest(current.gradient) <= tolerance) return true;
    const direction = current.gradient.slice();
    if (!choleskySolve(objective.hessian(current.point), direction)) return false;
    const gain = current.gradient.reduce((sum, g, i) => sum + g * direction[i]!, 0) / 2;
    const next = stepBack(objective, current, direction);
    if (next === null) return gain <= roundingOf(current.value);
    yield next;
    current = next;
    if (gain <= roundingOf(current.value)) return true;
  }
  return false;
}

/** The first of the full step, its half, its quarter, … that does not raise the value beyond rounding. */
function stepBack(objective: LogisticObjective, from: Iterate, direction: Float64Array): Iterate | null {
  for (let halvings = 0, step = 1; halvings < MOST_HALVINGS; halvings++, step /= 2) {
    const point = from.point.map((x, i) => x - step * direction[i]!);
    const gradient = new Float64Array(objective.size);
    const value = objective.evaluate(point, gradient);
    if (value <= from.value + roundingOf(from.value)) return { point, value, gradient };
  }
  return null;
}

function roundingOf(value: number): number {
  return 4 * Number.EPSILON * Math.max(Math.abs(value), 1);
}
