import type { ClassHistogram } from '#server/training/class-histogram';

/** Share of the training rows below the range, and above it. */
const TAIL = 0.05;

/**
 * Between which values 90 in 100 training rows lie, from the bins a run kept: linear within a bin, whole where a bin is
 * one whole number.
 * @returns null where nothing is known.
 */
export function typicalRange(distribution: ClassHistogram | undefined): readonly [number, number] | null {
  const { edges = [], classes = [] } = distribution ?? {};
  const counts = edges.slice(1).map((_, b) => classes.reduce((sum, one) => sum + one.counts[b]!, 0));
  const rows = counts.reduce((sum, count) => sum + count, 0);
  if (rows === 0) return null;
  return [pointOf(edges, counts, TAIL * rows), pointOf(edges, counts, (1 - TAIL) * rows)];
}

/** The value below which `rank` rows lie. */
function pointOf(edges: readonly number[], counts: readonly number[], rank: number): number {
  let before = 0;
  for (const [b, count] of counts.entries()) {
    if (count > 0 && before + count >= rank) {
      const [low, high] = [edges[b]!, edges[b + 1]!];
      const isOneNumber = Number.isInteger(low) && high === low + 1;
      return isOneNumber ? low : low + ((high - low) * (rank - before)) / count;
    }
    before += count;
  }
  return edges.at(-1)!;
}
