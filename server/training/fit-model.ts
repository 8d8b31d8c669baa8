import { AppError } from '#server/platform/errors';
import { fitBoosting } from './algorithms/boosting/fit-boosting.ts';
import { fitLogistic } from './algorithms/logistic/fit-logistic.ts';
import { fitMajority } from './algorithms/majority.ts';
import { fitStratified } from './algorithms/stratified.ts';
import { fitDecisionTree, fitRandomForest } from './algorithms/trees/fit-forest.ts';
import type { FitInput, FitProgress, FittedModel } from './model.ts';
import { ALGORITHMS, type AlgorithmName } from './schema.ts';

type Params = Readonly<Record<string, unknown>>;

/**
 * Fit one model of a named algorithm, judging nothing. Yields after every round or iteration; stop asking to stop.
 *
 * @param sides rows to learn from, and rows whose loss is told at every step (null for none).
 * @throws AppError invalid_input where the parameters are not the algorithm's.
 */
export function fitModel(
  algorithm: AlgorithmName,
  params: Params,
  sides: Omit<FitInput<unknown>, 'params'>,
): Generator<FitProgress, FittedModel> {
  switch (algorithm) {
    case 'xgboost':
      return fitBoosting({ ...sides, params: parseParams(algorithm, params) });
    case 'logistic_regression':
      return fitLogistic({ ...sides, params: parseParams(algorithm, params) });
    case 'random_forest':
      return fitRandomForest({ ...sides, params: parseParams(algorithm, params) });
    case 'decision_tree':
      return fitDecisionTree({ ...sides, params: parseParams(algorithm, params) });
    case 'majority':
      return fitMajority({ ...sides, params: parseParams(algorithm, params) });
    case 'stratified':
      return fitStratified({ ...sides, params: parseParams(algorithm, params) });
  }
}

type ParamsOf<A extends AlgorithmName> = ReturnType<(typeof ALGORITHMS)[A]['params']['parse']>;

function parseParams<A extends AlgorithmName>(algorithm: A, params: Params): ParamsOf<A> {
  const parsed = ALGORITHMS[algorithm].params.safeParse(params);
  if (parsed.success) return parsed.data as ParamsOf<A>;
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'params'}: ${message}`);
  throw new AppError('invalid_input', `Parameters of ${algorithm}: ${problems.join('; ')}.`, {
    fields: { params: problems.join('; ') },
  });
}
