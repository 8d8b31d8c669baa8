/**
 * One tree from histograms: values are binned once a fit, and only the ends of bins are candidates. A level costs one
 * pass over the rows of the lighter child of each split; the other child is the parent's histogram less that one.
 *
 * @see Chen & Guestrin (2016), §3.2–3.3; Ke et al. (2017), LightGBM, for histogram subtraction.
 */
import type { HistEngine } from './hist-engine.ts';
import { addNode, hasSplit, type NodeTable, settleNode, splitNode } from './node-table.ts';

/** Grows one tree into the engine's node table, level by level, and returns that table. */
export function growHist(engine: HistEngine): NodeTable {
  const { nodes, params } = engine;
  nodes.count = 0;
  let open = [addNode(nodes)];
  engine.searchRoot();
  for (let depth = 1; depth <= params.maxDepth && open.length > 0; depth++) {
    const parents: number[] = [];
    for (const node of open) {
      if (isWorthSplitting(engine, node)) parents.push(node);
      else engine.release(node);
    }
    for (const parent of parents) settleChildren(engine, parent, splitNode(nodes, parent));
    engine.divideRows(parents);
    if (depth === params.maxDepth) {
      for (const parent of parents) engine.release(parent);
      break;
    }
    engine.searchChildren(parents);
    open = parents.flatMap((parent) => [nodes.left[parent]!, nodes.left[parent]! + 1]);
  }
  return nodes;
}

/** Unlike exact growth, a split that gains less than gamma is never made, so none has to be pruned. */
function isWorthSplitting({ nodes, passedHess, params }: HistEngine, node: number): boolean {
  const passed = passedHess[node]!;
  const bothHold = passed !== 0 && nodes.sumHess[node]! - passed !== 0;
  return hasSplit(nodes, node) && nodes.gain[node]! >= params.gamma && bothHold;
}

/** Children get the sums that the search found, not sums over their rows. */
function settleChildren({ nodes, passedGrad, passedHess, params }: HistEngine, parent: number, left: number): void {
  const passed = nodes.defaultLeft[parent] === 1 ? left + 1 : left;
  const rest = nodes.defaultLeft[parent] === 1 ? left : left + 1;
  nodes.sumGrad[passed] = passedGrad[parent]!;
  nodes.sumHess[passed] = passedHess[parent]!;
  nodes.sumGrad[rest] = nodes.sumGrad[parent]! - passedGrad[parent]!;
  nodes.sumHess[rest] = nodes.sumHess[parent]! - passedHess[parent]!;
  settleNode(nodes, left, params);
  settleNode(nodes, left + 1, params);
}

/** The child whose histogram is filled from its rows: the one with the smaller hessian, the left one in a tie. */
export function lighterChild({ sumHess }: NodeTable, left: number): number {
  return sumHess[left + 1]! < sumHess[left]! ? left + 1 : left;
}
