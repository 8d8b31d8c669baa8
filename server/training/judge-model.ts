import { fitMajority } from './algorithms/majority.ts';
import { classificationReport } from './classification-report.ts';
import type { Dataset } from './dataset.ts';
import type { FittedModel, LabelledMatrix } from './model.ts';
import { mostProbableClasses, predictProbabilities } from './predict-probabilities.ts';
import type { Report } from './schema.ts';

export interface Judgement {
  readonly report: Report;
  /** (n) class indexes. */
  readonly predicted: Int32Array;
  /** (n × classes) row-major. */
  readonly probabilities: Float64Array;
}

type ClassNames = Pick<Dataset, 'classValues' | 'classNames'>;

/** What a model says of rows whose truth is known. */
export function judgeModel(
  model: FittedModel,
  rows: LabelledMatrix,
  { classValues, classNames }: ClassNames,
): Judgement {
  const probabilities = predictProbabilities(model, rows);
  const predicted = mostProbableClasses(probabilities, model.classes);
  const report = classificationReport({ labels: rows.labels, predicted, probabilities, classValues, classNames });
  return { report, predicted, probabilities };
}

/** The report of always answering the most frequent class of the training rows. */
export function judgeMajority(train: LabelledMatrix, rows: LabelledMatrix, names: ClassNames): Report {
  const fit = fitMajority({ train, holdout: null, params: {}, seed: 0 });
  let next = fit.next();
  while (!next.done) next = fit.next();
  return judgeModel(next.value, rows, names).report;
}
