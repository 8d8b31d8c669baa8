/**
 * Macro one-vs-rest ROC AUC with the pull of every row on it: what the figure would change by, to first order, if the row
 * counted more, times n. The variance of the figure is Σ pull² / n²; for one class this is DeLong's.
 *
 *     pullᵢ = mean over classes k of  (n / n₊) (Vᵢ − AUCₖ) for a row of the class,  (n / n₋) (Vᵢ − AUCₖ) for another
 *
 * where Vᵢ is the share of the other side that row i stands on the right side of, ties counting half. With two classes
 * it is the AUC of the second alone, as in scikit-learn.
 *
 * @param labels        (n) class indexes.
 * @param probabilities (n × classes) row-major.
 * @returns null where a class or its complement has no row.
 * @throws RangeError at the first probability that is NaN: it has no rank.
 * @see DeLong, DeLong & Clarke-Pearson (1988), doi 10.2307/2531595.
 */
export function rocAucInfluence(
  labels: Int32Array,
  probabilities: Float64Array,
  classes: number,
): { value: number; influence: Float64Array } | null {
  const unknown = probabilities.findIndex(Number.isNaN);
  if (unknown >= 0) throw new RangeError(`rocAucInfluence: the probability at ${unknown} is NaN`);
  const n = labels.length;
  const influence = new Float64Array(n);
  const judged = classes === 2 ? [1] : Array.from({ length: classes }, (_, k) => k);
  const wins = new Float64Array(n);
  let value = 0;
  for (const k of judged) {
    const [inside, outside] = sortedSides(labels, probabilities, { classes, k });
    if (inside.length === 0 || outside.length === 0) return null;
    let total = 0;
    for (let i = 0; i < n; i++) {
      const score = probabilities[i * classes + k]!;
      if (labels[i] === k) {
        wins[i] = shareBelow(outside, score);
        total += wins[i]!;
      } else wins[i] = 1 - shareBelow(inside, score);
    }
    const auc = total / inside.length;
    value += auc / judged.length;
    for (let i = 0; i < n; i++) {
      const side = labels[i] === k ? inside.length : outside.length;
      influence[i]! += ((wins[i]! - auc) * n) / (side * judged.length);
    }
  }
  return { value, influence };
}

/** Ascending, the probabilities of class k on its own rows, and on all others. */
function sortedSides(
  labels: Int32Array,
  probabilities: Float64Array,
  { classes, k }: { readonly classes: number; readonly k: number },
): [inside: Float64Array, outside: Float64Array] {
  const both = new Float64Array(labels.length);
  let [inside, outside] = [0, labels.length];
  for (let i = 0; i < labels.length; i++) {
    const score = probabilities[i * classes + k]!;
    if (labels[i] === k) both[inside++] = score;
    else both[--outside] = score;
  }
  return [both.subarray(0, inside).sort(), both.subarray(inside).sort()];
}

/** Share of the sorted values below a score, those equal to it counting half. */
function shareBelow(sorted: Float64Array, score: number): number {
  let [below, to] = [0, sorted.length];
  while (below < to) {
    const middle = (below + to) >>> 1;
    if (sorted[middle]! < score) below = middle + 1;
    else to = middle;
  }
  let upTo = below;
  if (sorted[below] === score) {
    to = sorted.length;
    while (upTo < to) {
      const middle = (upTo + to) >>> 1;
      if (sorted[middle]! === score) upTo = middle + 1;
      else to = middle;
    }
  }
  return (below + upTo) / (2 * sorted.length);
}
