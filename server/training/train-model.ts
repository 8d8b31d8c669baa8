import { AppError } from '#server/platform/errors';
import { fitBoosting } from './algorithms/boosting/fit-boosting.ts';
import { fitLogistic } from './algorithms/logistic/fit-logistic.ts';
import { fitMajority } from './algorithms/majority.ts';
import { fitStratified } from './algorithms/stratified.ts';
import { fitDecisionTree, fitRandomForest } from './algorithms/trees/fit-forest.ts';
import { classificationReport } from './classification-report.ts';
import { rowsOf } from './dataset/rows-of.ts';
import type { Dataset } from './dataset.ts';
import type { FitProgress, FittedModel, LabelledMatrix } from './model.ts';
import { mostProbableClasses, predictProbabilities } from './predict-probabilities.ts';
import { ALGORITHMS, type AlgorithmName, type Report } from './schema.ts';
import type { Split } from './split.ts';
import { trainingWarnings } from './training-warnings.ts';

export interface TrainingInput extends Split {
  readonly dataset: Pick<Dataset, 'matrix' | 'classValues' | 'classNames'>;
  readonly algorithm: AlgorithmName;
  readonly params: Readonly<Record<string, unknown>>;
  readonly seed: number;
}

export interface TrainingResult {
  readonly model: FittedModel;
  /** On the holdout rows. */
  readonly report: Report;
  /** The majority class of training, on the same rows. */
  readonly baseline: Report;
  /** Class indexes of the holdout rows, in the order of the split. */
  readonly predicted: Int32Array;
  /** (holdout × classes) row-major. */
  readonly probabilities: Float64Array;
  readonly learningCurve: {
    readonly step: readonly number[];
    readonly trainLoss: readonly number[];
    readonly holdoutLoss: readonly (number | null)[];
  };
  /** Sentences for people, worst first. */
  readonly warnings: readonly string[];
}

/**
 * Fit one model on the training rows and judge it, beside the majority class, on the holdout rows. Yields after every
 * round or iteration; stop asking to stop training.
 *
 * @throws AppError invalid_input where the parameters are not the algorithm's.
 */
export function* trainModel(input: TrainingInput): Generator<FitProgress, TrainingResult> {
  const { dataset, algorithm, seed } = input;
  const train = rowsOf(dataset.matrix, input.train);
  const holdout = rowsOf(dataset.matrix, input.holdout);
  const learningCurve = { step: [] as number[], trainLoss: [] as number[], holdoutLoss: [] as (number | null)[] };
  const fit = startFit(algorithm, input.params, { train, holdout, seed });
  let next = fit.next();
  for (; !next.done; next = fit.next()) {
    learningCurve.step.push(next.value.step);
    learningCurve.trainLoss.push(next.value.trainLoss);
    learningCurve.holdoutLoss.push(next.value.holdoutLoss);
    yield next.value;
  }
  const model = next.value;
  const judged = judge(model, holdout, dataset);
  const baseline = judge(finish(fitMajority({ train, holdout: null, params: {}, seed })), holdout, dataset).report;
  const warnings = trainingWarnings({ model, train, classNames: dataset.classNames, report: judged.report, baseline });
  return { model, ...judged, baseline, learningCurve, warnings };
}

interface Sides {
  readonly train: LabelledMatrix;
  readonly holdout: LabelledMatrix;
  readonly seed: number;
}

function startFit(
  algorithm: AlgorithmName,
  params: TrainingInput['params'],
  sides: Sides,
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

function parseParams<A extends AlgorithmName>(algorithm: A, params: TrainingInput['params']): ParamsOf<A> {
  const parsed = ALGORITHMS[algorithm].params.safeParse(params);
  if (parsed.success) return parsed.data as ParamsOf<A>;
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'params'}: ${message}`);
  throw new AppError('invalid_input', `parameters of ${algorithm}: ${problems.join('; ')}`, {
    fields: { params: problems.join('; ') },
  });
}

function judge(model: FittedModel, holdout: LabelledMatrix, { classValues, classNames }: TrainingInput['dataset']) {
  const probabilities = predictProbabilities(model, holdout);
  const predicted = mostProbableClasses(probabilities, model.classes);
  const report = classificationReport({ labels: holdout.labels, predicted, probabilities, classValues, classNames });
  return { report, predicted, probabilities };
}

/** The result of a generator, its progress unread. */
function finish<R>(steps: Generator<unknown, R>): R {
  let next = steps.next();
  while (!next.done) next = steps.next();
  return next.value;
}
