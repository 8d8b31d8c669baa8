import type { NodeTable } from './node-table.ts';
import { isLeaf, makeLeaf } from './node-table.ts';

/**
 * Takes back splits that gain less than gamma, from the bottom up: a split goes only when both its children are leaves,
 * so a poor split over a good one stays.
 *
 * Children have higher ids than their parent, hence one pass from the last node to the first is enough.
 */
export function prune(nodes: NodeTable, gamma: number): void {
  for (let node = nodes.count - 1; node >= 0; node--) {
    if (isLeaf(nodes, node) || nodes.gain[node]! >= gamma) continue;
    const left = nodes.left[node]!;
    if (isLeaf(nodes, left) && isLeaf(nodes, left + 1)) makeLeaf(nodes, node);
  }
}
