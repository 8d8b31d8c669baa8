import type { LabelledMatrix, Tree } from '../../model.ts';
import { addTree, toFloat32Columns } from './boosted-margins.ts';
import { meanLogLoss, type Objective } from './objective.ts';

/** Rows that are scored while the forest grows, so that a round costs one tree and not all. */
export interface TrackedScores {
  add(tree: Tree, group: number): void;
  /** Mean log loss of the trees added so far, nats. */
  loss(): number;
}

export function trackScores(matrix: LabelledMatrix, objective: Objective): TrackedScores {
  const { groups } = objective;
  const columns = toFloat32Columns(matrix);
  const margins = new Float32Array(matrix.rows * groups).fill(objective.baseMargin);
  const probabilities = new Float64Array(matrix.rows * matrix.classes);
  return {
    add: (tree, group) => addTree(tree, columns, margins, groups, group),
    loss() {
      objective.computeProbabilities(margins, probabilities);
      return meanLogLoss(probabilities, matrix.labels);
    },
  };
}
