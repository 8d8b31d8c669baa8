import { accuracy, balancedAccuracy } from './metrics/accuracy.ts';
import { calibrationError } from './metrics/calibration-error.ts';
import { chanceCorrected } from './metrics/chance-corrected.ts';
import { averageScores, classScores } from './metrics/class-scores.ts';
import { confusionMatrix } from './metrics/confusion-matrix.ts';
import { logLoss } from './metrics/log-loss.ts';
import { rocAucOvr } from './metrics/roc-auc.ts';
import type { Report } from './schema.ts';

interface Scored {
  /** (n) true class indexes. */
  readonly labels: Int32Array;
  /** (n) predicted class indexes. */
  readonly predicted: Int32Array;
  /** (n × classes) row-major. */
  readonly probabilities: Float64Array;
  /** The value of the label that each class index stands for. */
  readonly classValues: readonly number[];
  /** The same in words. */
  readonly classNames: readonly string[];
}

/**
 * Everything a page says about predictions on rows whose truth is known. Values equal scikit-learn's for the same
 * predictions, over all classes of the label, whether or not each of them is in these rows.
 *
 * @throws RangeError if the sizes do not agree or there are no rows.
 */
export function classificationReport({ labels, predicted, probabilities, classValues, classNames }: Scored): Report {
  const classes = classValues.length;
  const confusion = confusionMatrix(labels, predicted, classes);
  const scores = classScores(confusion);
  const macro = averageScores(scores, 'macro');
  const weighted = averageScores(scores, 'weighted');
  const { kappa, matthews } = chanceCorrected(confusion);
  return {
    rows: labels.length,
    classes: scores.map(({ predictedCount: _, ...score }, k) => ({
      label: classValues[k]!,
      name: classNames[k]!,
      ...score,
    })),
    macro,
    weighted,
    confusion,
    metrics: {
      accuracy: accuracy(confusion),
      balanced_accuracy: balancedAccuracy(confusion),
      f1_macro: macro.f1,
      f1_weighted: weighted.f1,
      matthews_corrcoef: matthews,
      cohen_kappa: kappa,
      log_loss: logLoss(labels, probabilities, classes),
      roc_auc_ovr: rocAucOvr(labels, probabilities, { classes, average: 'macro' }),
      expected_calibration_error: calibrationError(labels, predicted, probabilities),
    },
  };
}
