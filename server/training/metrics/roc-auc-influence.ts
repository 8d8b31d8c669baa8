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
  const influence = new Float64Array(labels.length);
  const judged = classes === 2 ? [1] : Array.from({ length: classes }, (_, k) => k);
  let value = 0;
  for (const k of judged) {
    const scores = Float64Array.from(labels, (_, i) => probabilities[i * classes + k]!);
    const inside = scores.filter((_, i) => labels[i] === k).sort();
    const outside = scores.filter((_, i) => labels[i] !== k).sort();
    if (inside.length === 0 || outside.length === 0) return null;
    const wins = scores.map((score, i) =>
      labels[i] === k ? shareBelow(outside, score) : 1 - shareBelow(inside, score),
    );
    const auc = wins.reduce((sum, win, i) => sum + (labels[i] === k ? win : 0), 0) / inside.length;
    value += auc / judged.length;
    for (let i = 0; i < labels.length; i++) {
      const side = labels[i] === k ? inside.length : outside.length;
      influence[i]! += ((wins[i]! - auc) * labels.length) / (side * judged.length);
    }
  }
  return { value, influence };
}

/** Share of the sorted values below a score, those equal to it counting half. */
function shareBelow(sorted: Float64Array, score: number): number {
  const below = countWhere(sorted, 0, (value) => value < score);
  const upTo = sorted[below] === score ? countWhere(sorted, below, (value) => value === score) : below;
  return (below + upTo) / (2 * sorted.length);
}

/** How many values from the beginning are so, where those so come first from `low` on. */
function countWhere(sorted: Float64Array, low: number, isSo: (value: number) => boolean): number {
  let [from, to] = [low, sorted.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (isSo(sorted[middle]!)) from = middle + 1;
    else to = middle;
  }
  return from;
}
