/**
 * One tree by exact greedy search, level by level: every midpoint between neighbouring values of every feature is a
 * candidate. Grows to full depth; pruning comes after (prune.ts).
 *
 * @see Chen & Guestrin (2016), XGBoost, §3.1 and algorithms 1 and 3.
 */
import type { ExactEngine } from './exact-engine.ts';
import { addNode, hasSplit, type NodeTable, splitNode } from './node-table.ts';
import type { TreeSample } from './sample-tree.ts';

/** Grows one tree into the engine's node table and returns that table. */
export function growExact(engine: ExactEngine, sample: TreeSample): NodeTable {
  const { nodes, params } = engine;
  nodes.count = 0;
  let open = [addNode(nodes)];
  engine.plant(sample);
  for (let depth = 0; depth < params.maxDepth && open.length > 0; depth++) {
    engine.search(open, sample);
    open = splitOpen(nodes, open);
    engine.moveRows(open);
  }
  return nodes;
}

/** Splits the open nodes that found a worthy candidate; their children are the next level. */
function splitOpen(nodes: NodeTable, open: readonly number[]): number[] {
  return open.flatMap((node) => {
    if (!hasSplit(nodes, node)) return [];
    const left = splitNode(nodes, node);
    return [left, left + 1];
  });
}
