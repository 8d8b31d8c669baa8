import type { BoostedTreesModel, ForestModel } from '#server/training/model';
import { nextAbove, nextBelow } from './float32.ts';
import { roundOutward } from './round-outward.ts';
import { type Candidate, isTunable, type Tunable, toCandidate } from './tunable.ts';

/**
 * Of every stretch in which trees cannot tell one value of a feature from another, the value nearest to the row's:
 * what a tree answers changes nowhere else, so that no other value needs to be tried.
 */
export function treeCandidates(model: BoostedTreesModel | ForestModel, tunables: readonly Tunable[]): Candidate[] {
  const starts = stretchStarts(model, tunables.length);
  return tunables.flatMap((tunable, feature) => {
    if (!isTunable(tunable)) return [];
    const values = starts[feature]!.map((_, i) => nearestBeyond(starts[feature]!, i, tunable));
    return values.flatMap((value) => toCandidate(feature, value, tunable));
  });
}

/** By feature, the smallest float32 that goes right at each of its splits, ascending. */
function stretchStarts(model: BoostedTreesModel | ForestModel, features: number): number[][] {
  const starts = Array.from({ length: features }, () => new Set<number>());
  // A boosted tree sends `value < threshold` left, a forest's `value <= threshold`.
  const startOf = model.kind === 'forest' ? nextAbove : Math.fround;
  for (const { left, feature, threshold } of model.trees) {
    for (const [node, child] of left.entries()) {
      if (child !== -1) starts[feature[node]!]!.add(startOf(threshold[node]!));
    }
  }
  return starts.map((set) => [...set].sort((a, b) => a - b));
}

/** The nearest value on the other side of split i, within the stretch that begins or ends there. */
function nearestBeyond(starts: readonly number[], i: number, { value, whole, min, max }: Tunable): number {
  const start = starts[i]!;
  if (value < start) {
    if (whole) return Math.ceil(start);
    return roundOutward(start, Math.min(max, nextBelow(starts[i + 1] ?? Number.MAX_VALUE)));
  }
  if (whole) return Math.ceil(start) - 1;
  return roundOutward(nextBelow(start), Math.max(min, starts[i - 1] ?? -Number.MAX_VALUE));
}
