import { logBinomial } from '#server/numerics/log-factorial';

/**
 * Exact two-sided McNemar test: how surprising the split of the rows that only one of two runs got right would be if
 * both were right equally often.
 *
 *     p = min(1, 2 Σ_{i ≤ min(b, c)} C(b + c, i) / 2^(b + c))
 *
 * @param onlyReference  b: rows only the reference got right.
 * @param onlyChallenger c: rows only the challenger got right.
 * @returns In (0, 1]; 1 where the runs never disagree.
 * @see McNemar (1947), doi 10.1007/BF02295996.
 */
export function mcnemarExact(onlyReference: number, onlyChallenger: number): number {
  const discordant = onlyReference + onlyChallenger;
  let tail = 0;
  for (let i = Math.min(onlyReference, onlyChallenger); i >= 0; i--) {
    const term = Math.exp(logBinomial(i, discordant, 0.5));
    tail += term;
    if (term < tail * Number.EPSILON) break;
  }
  return Math.min(1, 2 * tail);
}
