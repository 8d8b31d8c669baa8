import { argsort } from '#server/numerics/argsort';

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
  for (let at = 0; at < probabilities.length; at++) {
    if (Number.isNaN(probabilities[at])) throw new RangeError(`rocAucInfluence: the probability at ${at} is NaN`);
  }
  const n = labels.length;
  const influence = new Float64Array(n);
  const judged = classes === 2 ? [1] : Array.from({ length: classes }, (_, k) => k);
  let value = 0;
  for (const k of judged) {
    const inside = rowsOf(k, labels);
    if (inside === 0 || inside === n) return null;
    const wins = winsOf(k, { labels, probabilities, classes, inside });
    let total = 0;
    for (let i = 0; i < n; i++) if (labels[i] === k) total += wins[i]!;
    const auc = total / inside;
    value += auc / judged.length;
    for (let i = 0; i < n; i++) {
      const side = labels[i] === k ? inside : n - inside;
      influence[i]! += ((wins[i]! - auc) * n) / (side * judged.length);
    }
  }
  return { value, influence };
}

function rowsOf(k: number, labels: Int32Array): number {
  let rows = 0;
  for (let i = 0; i < labels.length; i++) if (labels[i] === k) rows++;
  return rows;
}

interface OneClass {
  readonly labels: Int32Array;
  readonly probabilities: Float64Array;
  readonly classes: number;
  /** Rows of the class. */
  readonly inside: number;
}

/** (n) of each row the share of the other side that it stands on the right side of: below a row of the class, above another. */
function winsOf(k: number, { labels, probabilities, classes, inside }: OneClass): Float64Array {
  const n = labels.length;
  const scores = new Float64Array(n);
  for (let i = 0; i < n; i++) scores[i] = probabilities[i * classes + k]!;
  const order = argsort(scores);
  const wins = new Float64Array(n);
  let [insideBelow, outsideBelow] = [0, 0];
  for (let start = 0; start < n; ) {
    let [end, tiedInside] = [start, 0];
    for (; end < n && scores[order[end]!] === scores[order[start]!]; end++) if (labels[order[end]!] === k) tiedInside++;
    const tiedOutside = end - start - tiedInside;
    const ofInside = (2 * outsideBelow + tiedOutside) / (2 * (n - inside));
    const ofOutside = 1 - (2 * insideBelow + tiedInside) / (2 * inside);
    for (let at = start; at < end; at++) wins[order[at]!] = labels[order[at]!] === k ? ofInside : ofOutside;
    insideBelow += tiedInside;
    outsideBelow += tiedOutside;
    start = end;
  }
  return wins;
}
