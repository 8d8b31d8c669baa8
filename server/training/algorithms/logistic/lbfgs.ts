import { lineSearch } from './line-search.ts';
import type { Objective } from './logistic-objective.ts';

/** Correction pairs remembered. */
const MEMORY = 10;

/** Why a minimisation ended. */
export type StopReason = 'gradient' | 'decrease' | 'iterations' | 'line-search';

export interface Iterate {
  readonly point: Float64Array;
  readonly value: number;
  readonly gradient: Float64Array;
}

interface Limits {
  /** Stop when max |gradient| is at or below this. */
  readonly tolerance: number;
  /** Stop when an iteration lowers the value by less than this share of it. */
  readonly leastDecrease: number;
  readonly maxIterations: number;
}

/**
 * Limited-memory BFGS from 0, with the steps, memory and stopping rules of L-BFGS-B without bounds (as SciPy runs it).
 * Yields after every iteration.
 *
 * @returns Why it stopped. On `line-search` the last iterate yielded is the best known.
 * @see Liu & Nocedal (1989), doi 10.1007/BF01589116; Zhu et al. (1997), L-BFGS-B, doi 10.1145/279232.279236.
 */
export function* minimiseLbfgs(objective: Objective, limits: Limits): Generator<Iterate, StopReason> {
  let current = iterateAt(objective, new Float64Array(objective.size));
  let memory: Pair[] = [];
  if (largest(current.gradient) <= limits.tolerance) {
    yield current;
    return 'gradient';
  }
  for (let iteration = 1; ; ) {
    const next = searchAlong(objective, current, memory, iteration === 1);
    if (next === null) {
      if (memory.length === 0) return 'line-search';
      memory = [];
      continue;
    }
    remember(memory, current, next);
    yield next;
    if (iteration === limits.maxIterations) return 'iterations';
    if (largest(next.gradient) <= limits.tolerance) return 'gradient';
    const scale = Math.max(Math.abs(current.value), Math.abs(next.value), 1);
    if (current.value - next.value <= limits.leastDecrease * scale) return 'decrease';
    current = next;
    iteration++;
  }
}

/** A step taken and the change of gradient along it. */
interface Pair {
  readonly step: Float64Array;
  readonly change: Float64Array;
  /** step · change, > 0. */
  readonly curvature: number;
}

function searchAlong(objective: Objective, from: Iterate, memory: readonly Pair[], first: boolean): Iterate | null {
  const direction = descentDirection(from.gradient, memory);
  const slope = dot(from.gradient, direction);
  if (slope >= 0) return null;
  let reached = from;
  const firstStep = first ? 1 / Math.sqrt(dot(direction, direction)) : 1;
  const accepted = lineSearch({ step: 0, value: from.value, slope }, firstStep, (step) => {
    reached = iterateAt(
      objective,
      from.point.map((x, i) => x + step * direction[i]!),
    );
    return { step, value: reached.value, slope: dot(reached.gradient, direction) };
  });
  return accepted && reached;
}

/** −H g by the two-loop recursion, H scaled by the newest pair. */
function descentDirection(gradient: Float64Array, memory: readonly Pair[]): Float64Array {
  const direction = gradient.map((g) => -g);
  const shares = memory.map(() => 0);
  for (let m = memory.length - 1; m >= 0; m--) {
    const { step, change, curvature } = memory[m]!;
    shares[m] = dot(step, direction) / curvature;
    add(direction, -shares[m]!, change);
  }
  const newest = memory.at(-1);
  if (newest) {
    const scale = newest.curvature / dot(newest.change, newest.change);
    for (let i = 0; i < direction.length; i++) direction[i]! *= scale;
  }
  for (const [m, { step, change, curvature }] of memory.entries()) {
    add(direction, shares[m]! - dot(change, direction) / curvature, step);
  }
  return direction;
}

/** Keep the pair of this step, unless rounding has eaten its curvature. */
function remember(memory: Pair[], from: Iterate, to: Iterate): void {
  const step = to.point.map((x, i) => x - from.point[i]!);
  const change = to.gradient.map((g, i) => g - from.gradient[i]!);
  const curvature = dot(step, change);
  if (curvature <= -Number.EPSILON * dot(from.gradient, step)) return;
  memory.push({ step, change, curvature });
  if (memory.length > MEMORY) memory.shift();
}

function iterateAt(objective: Objective, point: Float64Array): Iterate {
  const gradient = new Float64Array(objective.size);
  return { point, value: objective.evaluate(point, gradient), gradient };
}

/** Largest absolute entry. */
export function largest(vector: Float64Array): number {
  return vector.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function add(target: Float64Array, factor: number, vector: Float64Array): void {
  for (let i = 0; i < target.length; i++) target[i]! += factor * vector[i]!;
}
