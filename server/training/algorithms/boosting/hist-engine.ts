import type { NodeTable } from './node-table.ts';
import type { TreeParams } from './tree-params.ts';

/**
 * The work on rows and bins that growing a tree by histograms asks for: done plainly in plain-hist-engine.ts, and by
 * kernels, to the same bit, in kernel-hist-engine.ts. Both keep what they find in the node table.
 */
export interface HistEngine {
  readonly nodes: NodeTable;
  readonly params: TreeParams;
  /** What lies on the scanned side of each node's best candidate. */
  readonly passedGrad: Float64Array;
  readonly passedHess: Float64Array;
  /** Node 0 holds all rows: sets its sums and finds its best candidate. */
  searchRoot(): void;
  /** Divides the rows of nodes that were split between their children, each in their old order. */
  divideRows(parents: readonly number[]): void;
  /** Finds the best candidates of the children of these nodes; their sums are set. */
  searchChildren(parents: readonly number[]): void;
  /** The node will not be asked about again. */
  release(node: number): void;
}
