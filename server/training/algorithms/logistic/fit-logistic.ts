import { logLoss } from '../../metrics/log-loss.ts';
import type { FitInput, FitProgress, LabelledMatrix, LogisticModel } from '../../model.ts';
import type { LogisticParams } from '../../schema.ts';
import { classWeights } from '../class-weights.ts';
import { finishNewton } from './finish-newton.ts';
import { type Iterate, minimiseLbfgs, type StopReason } from './lbfgs.ts';
import { type LogisticObjective, logisticObjective } from './logistic-objective.ts';
import { logisticProbabilities } from './logistic-probabilities.ts';
import { remainingGain } from './remaining-gain.ts';
import { fitScaler, type StandardScaler, standardize } from './standard-scaler.ts';

/** SciPy's default: stop when an iteration lowers the objective by less than this share. */
const LEAST_DECREASE = 2.2204460492503131e-9;
/** Most multiplications a Newton step may take (rows × parameters²); about two seconds. */
const NEWTON_WORK = 2e9;
/** Newton steps from a plateau to the minimum; a handful in practice. */
const NEWTON_STEPS = 20;

/**
 * Multinomial logistic regression (two classes: a sigmoid), L2, by L-BFGS from 0; yields after every iteration.
 *
 * Objective and stopping are scikit-learn 1.2's. One thing is better: where L-BFGS stops because an iteration gained
 * almost nothing while there is still something to gain, Newton steps finish the job, so that `converged` means the
 * minimum and not a plateau (unscaled columns can leave probabilities 0.08 off). Above `NEWTON_WORK` they are skipped.
 * Where it is cut off by `max_iter`, the value reached is chance (the order of the rows alone moves it by percents); one
 * Newton step takes that out, and the fit still counts as not converged.
 *
 * With class weights the losses told are weighted means.
 *
 * The problem is convex and starts from 0: the seed changes nothing.
 *
 * @throws RangeError where a training feature is not finite.
 */
export function* fitLogistic(input: FitInput<LogisticParams>): Generator<FitProgress, LogisticModel> {
  const { train, holdout, params } = input;
  refuseNonFinite(train);
  const scaler = params.standardize ? fitScaler(train) : null;
  const solved = standardize(train, scaler);
  const weights = classWeights(train.labels, train.classes, params.class_weight);
  const settings = { C: params.C, intercept: params.fit_intercept, weights };
  const objective = logisticObjective(solved, settings);
  const solver = minimise({
    objective,
    params,
    remaining: (last) => remainingGain(solved, settings, last),
    rows: train.rows,
  });
  for (let step = 1; ; step++) {
    const { value, done } = solver.next();
    if (done)
      return toModel(value.last, {
        train,
        scaler,
        iterations: Math.min(step - 1, params.max_iter),
        converged: value.converged,
      });
    const lossOn = (rows: LabelledMatrix): number => {
      const model = toModel(value, { train, scaler, iterations: step, converged: false });
      return logLoss(rows.labels, logisticProbabilities(model, rows), rows.classes);
    };
    yield {
      step,
      steps: Math.max(step, params.max_iter),
      trainLoss: (value.value - objective.penalty(value.point)) / train.rows,
      holdoutLoss: holdout && lossOn(holdout),
    };
  }
}

interface Outcome {
  readonly last: Iterate;
  readonly converged: boolean;
}

interface Problem {
  readonly objective: LogisticObjective;
  readonly params: LogisticParams;
  /** How much lower than an iterate the minimum is. */
  readonly remaining: (last: Iterate) => number;
  readonly rows: number;
}

function* minimise({ objective, params, remaining, rows }: Problem): Generator<Iterate, Outcome> {
  const { tol, max_iter } = params;
  const zero = new Float64Array(objective.size);
  let last: Iterate = { point: zero, value: Number.NaN, gradient: zero };
  function* follow<R>(steps: Generator<Iterate, R>): Generator<Iterate, R> {
    for (;;) {
      const { value, done } = steps.next();
      if (done) return value;
      last = value;
      yield value;
    }
  }
  const limits = { tolerance: tol, leastDecrease: LEAST_DECREASE, maxIterations: max_iter };
  const reason: StopReason = yield* follow(minimiseLbfgs(objective, limits));
  const affordable = rows * objective.size ** 2 <= NEWTON_WORK;
  if (reason === 'iterations') {
    if (affordable) yield* follow(finishNewton(objective, last, { tolerance: tol, mostSteps: 1 }));
    return { last, converged: false };
  }
  const stalled = reason === 'decrease' || reason === 'line-search';
  const isWorthIt = stalled && affordable && remaining(last) > tol ** 2 * last.value;
  const finished =
    isWorthIt && (yield* follow(finishNewton(objective, last, { tolerance: tol, mostSteps: NEWTON_STEPS })));
  return { last, converged: finished || reason !== 'line-search' };
}

interface Context {
  readonly train: LabelledMatrix;
  readonly scaler: StandardScaler | null;
  readonly iterations: number;
  readonly converged: boolean;
}

function toModel({ point }: Iterate, { train, scaler, iterations, converged }: Context): LogisticModel {
  const stride = train.columns.length + 1;
  const rows = Array.from({ length: train.classes }, (_, k) => [...point.subarray(k * stride, (k + 1) * stride)]);
  return {
    kind: 'logistic',
    classes: train.classes,
    coefficients: rows.map((row) => row.slice(0, -1)),
    intercepts: rows.map((row) => row.at(-1)!),
    scaler,
    iterations,
    converged,
  };
}

function refuseNonFinite({ names, columns }: LabelledMatrix): void {
  for (const [j, column] of columns.entries()) {
    for (let row = 0; row < column.length; row++) {
      if (Number.isFinite(column[row])) continue;
      throw new RangeError(`fitLogistic: feature ${names[j]} is ${column[row]} in training row ${row}`);
    }
  }
}
