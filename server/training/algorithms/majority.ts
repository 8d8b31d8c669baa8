import { logLoss } from '../metrics/log-loss.ts';
import type { FeatureMatrix, FitInput, FitProgress, LabelledMatrix, MajorityModel } from '../model.ts';
import { classShares } from './class-shares.ts';

/** Learn nothing but the share of each class: the baseline every model must beat. Yields once. */
export function* fitMajority({ train, holdout }: FitInput<unknown>): Generator<FitProgress, MajorityModel> {
  const model: MajorityModel = { kind: 'majority', classes: train.classes, shares: classShares(train) };
  yield { step: 1, steps: 1, trainLoss: meanLoss(model, train), holdoutLoss: holdout && meanLoss(model, holdout) };
  return model;
}

/** The training shares, for every row alike: (n × classes) row-major. */
export function majorityProbabilities({ shares }: MajorityModel, { rows }: FeatureMatrix): Float64Array {
  return Float64Array.from({ length: rows * shares.length }, (_, at) => shares[at % shares.length]!);
}

function meanLoss(model: MajorityModel, data: LabelledMatrix): number {
  return logLoss(data.labels, majorityProbabilities(model, data), model.classes);
}
