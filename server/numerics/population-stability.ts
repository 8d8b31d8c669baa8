/**
 * Population stability index: how far the shares of some bins have moved.
 *
 *     PSI = Σ (qᵢ − pᵢ) ln(qᵢ / pᵢ),   pᵢ = (cᵢ + ½) / (n + k/2),   qᵢ = (dᵢ + ½) / (m + k/2)
 *
 * Half a row is added to each bin, so that an empty one is a small share and not an infinite distance. It is symmetric.
 *
 * @param before (k) rows in each bin, ≥ 0. @param after (k) the same bins later.
 * @returns ≥ 0; 0 where no share has moved or there is one bin.
 * @throws RangeError if the lengths differ, or one side has no row.
 * @see Siddiqi, Credit Risk Scorecards (2006), ch. 10: below 0.1 little, above 0.25 a shift.
 */
export function populationStability(before: ArrayLike<number>, after: ArrayLike<number>): number {
  const k = before.length;
  const [n, m] = [total(before), total(after)];
  if (after.length !== k || n === 0 || m === 0) {
    throw new RangeError(
      `populationStability: expected the same bins with rows, got ${k} bins of ${n} rows and ${after.length} of ${m}`,
    );
  }
  let sum = 0;
  for (let i = 0; i < k; i++) {
    const p = (before[i]! + 0.5) / (n + k / 2);
    const q = (after[i]! + 0.5) / (m + k / 2);
    sum += (q - p) * Math.log(q / p);
  }
  return sum;
}

/**
 * What the index is on average when nothing has moved and the rows are drawn anew: `(k − 1)(1/n + 1/m)`.
 * @see Yurdakul, Statistical properties of population stability index (2018).
 */
export function stabilityByChance(bins: number, n: number, m: number): number {
  return (bins - 1) * (1 / n + 1 / m);
}

function total(counts: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < counts.length; i++) sum += counts[i]!;
  return sum;
}
