import type { NodeTable } from './node-table.ts';
import type { TreeSample } from './sample-tree.ts';
import type { TreeParams } from './tree-params.ts';

/**
 * The work on rows that growing a tree by exact search asks for: done plainly in plain-exact-engine.ts, and by kernels,
 * to the same bit, in kernel-exact-engine.ts. Open nodes of a level have ids in a row.
 */
export interface ExactEngine {
  readonly nodes: NodeTable;
  readonly params: TreeParams;
  /** Puts the rows of the sample into node 0 and adds up its gradients. */
  plant(sample: TreeSample): void;
  /** Finds the best candidate of each open node. */
  search(open: readonly number[], sample: TreeSample): void;
  /** Moves the rows of open nodes to their children, adds up the children's gradients and settles them. */
  moveRows(children: readonly number[]): void;
}
