import { logisticObjective } from '../../../server/training/algorithms/logistic/logistic-objective.ts';
import { standardize } from '../../../server/training/algorithms/logistic/standard-scaler.ts';
import type { LabelledMatrix, LogisticModel } from '../../../server/training/model.ts';
import { rowsOf } from '../../../server/training/rows-of.ts';
import { type Check, holds, near } from '../check.ts';
import { type Fixture, readMatrix, type TrainingData } from '../fixture.ts';
import { fitCase } from './fit-case.ts';

interface Solution {
  readonly coef: number[][];
  readonly intercept: number[];
  readonly test_proba: number[][];
  readonly objective: number;
}

interface LogisticFixture {
  readonly data: TrainingData;
  readonly scaler: unknown;
  readonly train_index: number[];
  readonly test_index: number[];
  readonly expected: {
    readonly default: Solution & {
      readonly params: { C: number; fit_intercept?: boolean };
      readonly classes: number[];
      readonly converged: boolean;
    };
    readonly exact_minimiser: Solution;
  };
}

/**
 * Run to the end the fit has to be the exact minimiser; with scikit-learn's defaults it has to give the same converged
 * flag and an objective no higher.
 */
export function compareLogisticRegression(fixture: Fixture): Check[] {
  const content = fixture.content as LogisticFixture;
  const { default: byDefault, exact_minimiser: exact } = content.expected;
  const matrix = readMatrix(fixture, content.data, { classes: byDefault.classes.length });
  const { C, fit_intercept = true } = byDefault.params;
  const params = { C, fit_intercept, standardize: content.scaler !== null };
  const learn = (more: object) =>
    fitCase({
      matrix,
      train: content.train_index,
      holdout: content.test_index,
      algorithm: 'logistic_regression',
      params: { ...params, ...more },
    }).result;

  const finished = learn({ tol: 1e-10, max_iter: 10_000 });
  const model = linear(finished.model);
  // With two classes scikit-learn writes the second row only.
  const from = model.classes === 2 ? 1 : 0;
  const quick = linear(learn({}).model);
  const train = rowsOf(matrix, Int32Array.from(content.train_index));
  const excess = objectiveOf(quick, train, params) / byDefault.objective - 1;
  return [
    holds('converged when run to the end', model.converged),
    near('coefficient', model.coefficients.slice(from).flat(), exact.coef.flat(), 1e-5),
    near('intercept', model.intercepts.slice(from), exact.intercept, 1e-5),
    near('probability', finished.probabilities, exact.test_proba.flat(), 1e-7),
    holds('converged flag by default', quick.converged === byDefault.converged),
    { what: 'objective above the default', difference: Math.max(excess, 0), bound: 1e-8 },
  ];
}

function linear(model: { readonly kind: string }): LogisticModel {
  if (model.kind !== 'logistic') throw new Error(`the fit of a logistic regression gave a ${model.kind}`);
  return model as LogisticModel;
}

function objectiveOf(
  model: LogisticModel,
  train: LabelledMatrix,
  { C, fit_intercept }: { C: number; fit_intercept: boolean },
): number {
  const objective = logisticObjective(standardize(train, model.scaler), { C, intercept: fit_intercept });
  const point = Float64Array.from(model.coefficients.flatMap((row, k) => [...row, model.intercepts[k]!]));
  return objective.evaluate(point, new Float64Array(objective.size));
}
