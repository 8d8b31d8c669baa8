import type { BoostedTreesModel, Tree } from '#server/training/model';

/** A tree with one split: `weight` left of the threshold and where the feature is missing, its negative on the right. */
const stump = (feature: number, threshold: number, weight: number): Tree => ({
  left: [1, -1, -1],
  right: [2, -1, -1],
  feature: [feature, 0, 0],
  threshold: [threshold, 0, 0],
  defaultLeft: [true, false, false],
  weight: [0, weight, -weight],
  gain: [1, 0, 0],
  cover: [2, 1, 1],
});

/** Three classes told apart by recency and monetary value: recent is 0, else much spent is 2, else 1. */
export const stumps: BoostedTreesModel = {
  kind: 'boosted_trees',
  objective: 'multi:softprob',
  classes: 3,
  baseScore: 0.5,
  trees: [stump(0, 30.5, 1), stump(1, 500.5, 0.25), stump(1, 500.5, -0.75)],
};
