import { LATENCY_BOUNDS_MS } from './tally.ts';

/**
 * The latency below which a share of requests lies: linear within the bin that holds it, as Prometheus's
 * histogram_quantile has it.
 * @param counts (k + 1) requests by `LATENCY_BOUNDS_MS`, the last beyond all of them.
 * @returns milliseconds; the largest bound where it lies beyond; null without requests.
 */
export function latencyQuantile(counts: readonly number[], share: number): number | null {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  const rank = share * total;
  let below = 0;
  for (const [i, bound] of LATENCY_BOUNDS_MS.entries()) {
    const count = counts[i] ?? 0;
    if (count > 0 && below + count >= rank) {
      const from = i === 0 ? 0 : LATENCY_BOUNDS_MS[i - 1]!;
      return from + ((bound - from) * Math.max(0, rank - below)) / count;
    }
    below += count;
  }
  return LATENCY_BOUNDS_MS.at(-1)!;
}
