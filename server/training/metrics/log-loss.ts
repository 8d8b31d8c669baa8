/** Probabilities are kept this far from 0 and 1, so that one confident mistake costs 36 nats and not infinity. */
const CLIP = Number.EPSILON;

/**
 * Mean negative log probability of the true class.
 *
 *     (1/n) Σᵢ −log(qᵢ[yᵢ]),   qᵢ = pᵢ clipped to [ε, 1 − ε], then divided by its sum
 *
 * Clipping before renormalising is what scikit-learn does for probabilities in double precision.
 *
 * @param labels        (n) class indexes.
 * @param probabilities (n × classes) row-major.
 * @returns Loss in nats, ≥ 0. NaN in, NaN out.
 * @throws RangeError if the sizes do not agree or n = 0.
 */
export function logLoss(labels: Int32Array, probabilities: Float64Array, classes: number): number {
  const losses = rowLosses(labels, probabilities, classes);
  let total = 0;
  for (let i = 0; i < losses.length; i++) total += losses[i]!;
  return total / losses.length;
}

/** The same row by row: (n) nats, each ≥ 0. */
export function rowLosses(labels: Int32Array, probabilities: Float64Array, classes: number): Float64Array {
  const n = labels.length;
  if (n === 0 || probabilities.length !== n * classes) {
    throw new RangeError(`logLoss: expected ${n} × ${classes} probabilities and n > 0, got ${probabilities.length}`);
  }
  const losses = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let rowSum = 0;
    for (let k = 0; k < classes; k++) rowSum += clip(probabilities[i * classes + k]!);
    losses[i] = -Math.log(clip(probabilities[i * classes + labels[i]!]!) / rowSum);
  }
  return losses;
}

function clip(p: number): number {
  return Math.min(Math.max(p, CLIP), 1 - CLIP);
}
