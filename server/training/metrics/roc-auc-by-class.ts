import { argsort } from '#server/numerics/argsort';

/**
 * Area under the ROC curve of one score for every class against all other rows, from one sort:
 *
 *     AUCₖ = (Rₖ − nₖ(nₖ + 1)/2) / (nₖ (n − nₖ)),   Rₖ = sum of the mid-ranks of the rows of class k
 *
 * Equal to `rocAuc` for each class, ties counting half.
 *
 * @param scores (n) finite. @param labels (n) class indexes.
 * @returns (classes) in [0, 1]; null where a class or its rest has no row.
 * @see Hanley & McNeil (1982), doi 10.1148/radiology.143.1.7063747.
 */
export function rocAucByClass(scores: Float64Array, labels: Int32Array, classes: number): (number | null)[] {
  const n = scores.length;
  const order = argsort(scores);
  const rankSums = new Float64Array(classes);
  const sizes = new Float64Array(classes);
  for (let start = 0; start < n; ) {
    let end = start;
    while (end < n && scores[order[end]!] === scores[order[start]!]) end++;
    // Ranks start + 1 … end share their mean.
    const rank = (start + 1 + end) / 2;
    for (let i = start; i < end; i++) {
      const k = labels[order[i]!]!;
      rankSums[k]! += rank;
      sizes[k]! += 1;
    }
    start = end;
  }
  return Array.from(sizes, (size, k) =>
    size === 0 || size === n ? null : (rankSums[k]! - (size * (size + 1)) / 2) / (size * (n - size)),
  );
}
