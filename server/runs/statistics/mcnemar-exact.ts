import { logBinomial } from '#server/numerics/log-factorial';

/**
 * Exact two-sided McNemar test: how surprising the split of the rows that only one of two runs got right would be if
 * both were right equally often.
 *
 *     p = min(1, 2 Σ_{i ≤ min(b, c)} C(b + c, i) / 2^(b + c))
 *
 * Summed from its largest term down by the ratio of neighbours, so that a million discordant rows cost a few thousand
 * multiplications.
 *
 * @param onlyReference  b: rows only the reference got right.
 * @param onlyChallenger c: rows only the challenger got right.
 * @returns In [0, 1]; 1 where the runs never disagree, 0 where p is below the smallest double.
 * @see McNemar (1947), doi 10.1007/BF02295996.
 */
export function mcnemarExact(onlyReference: number, onlyChallenger: number): number {
  const discordant = onlyReference + onlyChallenger;
  const fewer = Math.min(onlyReference, onlyChallenger);
  let term = Math.exp(logBinomial(fewer, discordant, 0.5));
  let tail = term;
  for (let i = fewer; i > 0 && term > tail * Number.EPSILON; i--) {
    term *= i / (discordant - i + 1);
    tail += term;
  }
  return Math.min(1, 2 * tail);
}
