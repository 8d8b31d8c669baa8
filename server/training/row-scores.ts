import { CALIBRATION_BINS, calibrationGaps } from './metrics/calibration-error.ts';
import { rowLosses } from './metrics/log-loss.ts';
import { rocAucInfluence } from './metrics/roc-auc-influence.ts';

export { CALIBRATION_BINS };

/** What each row adds to the figures of a report that probabilities decide; for intervals, which need rows. */
export interface RowScores {
  /** (n) negative log probability of the true class; `log_loss` is their mean. */
  readonly losses: Float64Array;
  /** (n) 1 where the answer is right, else 0, minus the confidence in it. */
  readonly gaps: Float64Array;
  /** (n) the bin of that confidence; `expected_calibration_error` is Σ |sum of a bin's gaps| / n. */
  readonly bins: Uint8Array;
  /** `roc_auc_ovr` and (n) how far each row pulls it, mean 0; null where a class or its complement has no row. */
  readonly auc: { readonly value: number; readonly influence: Float64Array } | null;
}

interface Scored {
  /** (n) true class indexes. */
  readonly labels: Int32Array;
  /** (n) predicted class indexes. */
  readonly predicted: Int32Array;
  /** (n × classes) row-major. */
  readonly probabilities: Float64Array;
  readonly classes: number;
}

/** @throws RangeError if the sizes do not agree or n = 0, or a probability is NaN. */
export function rowScores({ labels, predicted, probabilities, classes }: Scored): RowScores {
  return {
    losses: rowLosses(labels, probabilities, classes),
    ...calibrationGaps(labels, predicted, probabilities),
    auc: rocAucInfluence(labels, probabilities, classes),
  };
}
