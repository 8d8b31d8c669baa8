import type { Random } from '#server/numerics/random';

const LARGEST = 0x7fffffff;

/** What a node hands to its children: how many features are known to be constant in it. */
export interface FeatureSampler {
  /**
   * Features to try for one node, in a random order: until `wanted` were looked at and one of them varies.
   *
   * @param known How many features are known to be constant in this node, from its parent.
   * @param tryFeature Looks at a feature; false where it is constant in this node.
   * @returns How many are known to be constant for the children.
   */
  visit(known: number, wanted: number, tryFeature: (feature: number) => boolean): number;
}

/**
 * Draws features without replacement as scikit-learn's splitters do, with the same small generator, so that a seed gives
 * the same trees. Constant features count as looked at; those known from the parent are not looked at again.
 *
 * One order of features is kept for a whole tree: constants known so far at its front, in the order they were found.
 *
 * @see Marsaglia (2003), Xorshift RNGs, doi 10.18637/jss.v008.i14.
 */
export function featureSampler(featureCount: number, random: Random): FeatureSampler {
  let state = random.integer(LARGEST - 1) || 1;
  const drawFrom = (low: number, high: number): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return low + (((state >>> 0) % (LARGEST + 1)) % (high - low));
  };
  const order = Int32Array.from({ length: featureCount }, (_, j) => j);
  const constants = new Int32Array(featureCount);
  const swap = (a: number, b: number): void => {
    [order[a], order[b]] = [order[b]!, order[a]!];
  };

  function visit(known: number, wanted: number, tryFeature: (feature: number) => boolean): number {
    let [open, drawnConstants, found, visited] = [featureCount, 0, 0, 0];
    while (open > known + found && (visited < wanted || visited <= found + drawnConstants)) {
      visited++;
      const drawn = drawFrom(drawnConstants, open - found);
      if (drawn < known) {
        swap(drawn, drawnConstants++);
        continue;
      }
      const at = drawn + found;
      if (tryFeature(order[at]!)) swap(--open, at);
      else swap(at, known + found++);
    }
    // Drawing has moved the known ones among themselves; siblings expect the order in which they were found.
    order.set(constants.subarray(0, known));
    constants.set(order.subarray(known, known + found), known);
    return known + found;
  }
  return { visit };
}
