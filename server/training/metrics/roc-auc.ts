import { argsort } from '#server/numerics/argsort';

/**
 * Area under the ROC curve: the chance that a random row of the class outscores a random other row, ties counting half.
 *
 *     AUC = (R₊ − n₊(n₊ + 1)/2) / (n₊ n₋),   R₊ = sum of the mid-ranks of the rows of the class
 *
 * @param scores   (n) any finite values, higher means more likely in the class.
 * @param positive whether row i is in the class.
 * @returns In [0, 1], or null where the class or its complement has no row.
 * @throws RangeError at the first score that is NaN: it has no rank.
 * @see Hanley & McNeil (1982), doi 10.1148/radiology.143.1.7063747.
 */
export function rocAuc(scores: Float64Array, positive: (row: number) => boolean): number | null {
  const n = scores.length;
  const unknown = scores.findIndex(Number.isNaN);
  if (unknown >= 0) throw new RangeError(`rocAuc: the score of row ${unknown} is NaN`);
  const order = argsort(scores);
  let rankSum = 0;
  let positives = 0;
  for (let start = 0; start < n; ) {
    let end = start;
    let tiedPositives = 0;
    for (; end < n && scores[order[end]!] === scores[order[start]!]; end++) if (positive(order[end]!)) tiedPositives++;
    // Ranks start + 1 … end share their mean.
    rankSum += tiedPositives * ((start + 1 + end) / 2);
    positives += tiedPositives;
    start = end;
  }
  if (positives === 0 || positives === n) return null;
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * (n - positives));
}

/**
 * One-vs-rest ROC AUC. With two classes it is the AUC of the second class alone, as in scikit-learn.
 *
 * @param labels        (n) class indexes.
 * @param probabilities (n × classes) row-major.
 * @param average       `macro`: every class the same; `weighted`: by its share of the rows.
 * @returns In [0, 1], or null where it is undefined for a class (the class has no row, or is every row).
 */
export function rocAucOvr(
  labels: Int32Array,
  probabilities: Float64Array,
  { classes, average }: { classes: number; average: 'macro' | 'weighted' },
): number | null {
  const aucOf = (label: number): number | null => {
    const scores = Float64Array.from(labels, (_, i) => probabilities[i * classes + label]!);
    return rocAuc(scores, (row) => labels[row] === label);
  };
  if (classes === 2) return aucOf(1);
  let total = 0;
  let weights = 0;
  for (let label = 0; label < classes; label++) {
    const auc = aucOf(label);
    if (auc === null) return null;
    const weight = average === 'macro' ? 1 : labels.reduce((count, other) => count + (other === label ? 1 : 0), 0);
    total += weight * auc;
    weights += weight;
  }
  return total / weights;
}
