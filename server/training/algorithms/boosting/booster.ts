import type { Tree } from '../../model.ts';
import type { TreeSample } from './sample-tree.ts';

/** One fit in progress: margins, their gradients, and a way to grow trees on them. */
export interface Booster {
  /** Derivatives of the loss at the current margins, for every tree of the round. */
  computeGradients(): void;
  /** Grows one tree of the round and adds its leaf weights to its margins. */
  growTree(group: number, sample: TreeSample): Tree;
  /** Mean log loss of the training rows at the current margins, nats. */
  trainLoss(): number;
  /** Lets go of threads; nothing may be asked afterwards. */
  close(): void;
}
