export const CALIBRATION_BINS = 10;

/**
 * Expected calibration error of the top probability, in 10 equal-width bins.
 *
 *     Σ_b (n_b / n) · |accuracy_b − confidence_b|
 *
 * Bin b holds b/10 ≤ p < (b + 1)/10, the last one also p = 1. Empty bins count nothing.
 *
 * @param labels        (n) class indexes.
 * @param predicted     (n) the class each row was given.
 * @param probabilities (n × classes) row-major; a row's confidence is its largest entry.
 * @returns In [0, 1].
 * @throws RangeError if the sizes do not agree or n = 0.
 * @see Guo et al. (2017), On Calibration of Modern Neural Networks, arXiv:1706.04599.
 */
export function calibrationError(labels: Int32Array, predicted: Int32Array, probabilities: Float64Array): number {
  const { gaps, bins } = calibrationGaps(labels, predicted, probabilities);
  const surplus = new Float64Array(CALIBRATION_BINS);
  for (let i = 0; i < gaps.length; i++) surplus[bins[i]!]! += gaps[i]!;
  return surplus.reduce((sum, gap) => sum + Math.abs(gap), 0) / gaps.length;
}

/** The same row by row: (n) right or not minus confidence, and (n) the bin of the confidence. */
export function calibrationGaps(
  labels: Int32Array,
  predicted: Int32Array,
  probabilities: Float64Array,
): { gaps: Float64Array; bins: Uint8Array } {
  const n = labels.length;
  const classes = probabilities.length / n;
  if (n === 0 || predicted.length !== n || !Number.isInteger(classes)) {
    throw new RangeError(
      `calibrationError: expected n > 0 rows, got ${n} labels, ${predicted.length} predictions, ${probabilities.length} probabilities`,
    );
  }
  const gaps = new Float64Array(n);
  const bins = new Uint8Array(n);
  for (let i = 0; i < n; i++) {
    let top = 0;
    for (let k = 0; k < classes; k++) top = Math.max(top, probabilities[i * classes + k]!);
    gaps[i] = (predicted[i] === labels[i] ? 1 : 0) - top;
    bins[i] = Math.min(CALIBRATION_BINS - 1, Math.floor(top * CALIBRATION_BINS));
  }
  return { gaps, bins };
}
