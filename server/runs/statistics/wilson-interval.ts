import { Z_95 } from './z-95.ts';

/**
 * 95% Wilson score interval of a share, such as an accuracy: honest also near 0 and 1 and for few rows.
 *
 *     (p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n)
 *
 * @param successes from 0 to `trials`.
 * @returns Bounds in [0, 1].
 * @throws RangeError unless 0 ≤ successes ≤ trials and trials > 0.
 * @see Wilson (1927), doi 10.1080/01621459.1927.10502953.
 */
export function wilsonInterval(successes: number, trials: number): { low: number; high: number } {
  if (!(trials > 0 && successes >= 0 && successes <= trials)) {
    throw new RangeError(`wilsonInterval: expected 0 ≤ successes ≤ trials, got ${successes} of ${trials}`);
  }
  const share = successes / trials;
  const shrink = 1 + Z_95 ** 2 / trials;
  const centre = (share + Z_95 ** 2 / (2 * trials)) / shrink;
  const half = (Z_95 / shrink) * Math.sqrt((share * (1 - share)) / trials + Z_95 ** 2 / (4 * trials ** 2));
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}
