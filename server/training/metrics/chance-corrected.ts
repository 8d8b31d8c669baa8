/** Agreement beyond what the row and column totals alone would give. */
interface Agreement {
  readonly kappa: number | null;
  readonly matthews: number;
}

/**
 * Cohen's kappa and the Matthews correlation coefficient of a confusion matrix.
 *
 *     observed = Σ cₖₖ,  chance = Σ tₖ pₖ      (n: rows, t: true totals, p: predicted totals)
 *     kappa    = (n · observed − chance) / (n² − chance)
 *     matthews = (n · observed − chance) / √((n² − Σ tₖ²)(n² − Σ pₖ²))
 *
 * They share their numerator, which is why they are computed together.
 *
 * @param confusion classes × classes, rows true, columns predicted, at least one row counted.
 * @returns Both in [−1, 1]. `kappa` is null where it is 0/0 (one class everywhere); `matthews` is then 0, as in
 *   scikit-learn.
 * @see Cohen (1960), doi 10.1177/001316446002000104; Gorodkin (2004), doi 10.1016/j.compbiolchem.2004.09.006.
 */
export function chanceCorrected(confusion: readonly (readonly number[])[]): Agreement {
  let [n, observed, chance, trueSquares, predictedSquares] = [0, 0, 0, 0, 0];
  for (const [label, row] of confusion.entries()) {
    const trueTotal = row.reduce((sum, count) => sum + count, 0);
    const predictedTotal = confusion.reduce((sum, other) => sum + other[label]!, 0);
    n += trueTotal;
    observed += row[label]!;
    chance += trueTotal * predictedTotal;
    trueSquares += trueTotal ** 2;
    predictedSquares += predictedTotal ** 2;
  }
  const beyondChance = n * observed - chance;
  const spread = (n ** 2 - trueSquares) * (n ** 2 - predictedSquares);
  return {
    kappa: n ** 2 === chance ? null : beyondChance / (n ** 2 - chance),
    matthews: spread === 0 ? 0 : beyondChance / Math.sqrt(spread),
  };
}
