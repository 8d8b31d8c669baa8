/**
 * One tree by exact greedy search, level by level: every midpoint between neighbouring values of every feature is a
 * candidate. Grows to full depth; pruning comes after (prune.ts).
 *
 * @see Chen & Guestrin (2016), XGBoost, §3.1 and algorithms 1 and 3.
 */
import {
  addNode,
  childOf,
  createNodeTable,
  hasSplit,
  isLeaf,
  keepSplit,
  type NodeTable,
  settleNode,
  splitGain,
  splitNode,
} from './node-table.ts';
import type { Gradients } from './objective.ts';
import { presort, type SortedColumn } from './presort.ts';
import { SMALLEST_GAIN } from './split-gain.ts';
import type { TreeParams } from './tree-params.ts';
import type { TreeSample } from './tree-sample.ts';

const { fround } = Math;

/** Rows of a settled leaf stand nowhere. */
const NOWHERE = -1;

/** Everything a fit reuses from tree to tree. */
export interface ExactGrower {
  readonly columns: readonly Float32Array[];
  readonly sorted: readonly SortedColumn[];
  readonly nodes: NodeTable;
  /** (n) the open node each row is in. */
  readonly position: Int32Array;
  /** Sums and last value passed in a scan, one a node. */
  readonly scanGrad: Float64Array;
  readonly scanHess: Float64Array;
  readonly scanValue: Float32Array;
  readonly params: TreeParams;
}

export function createExactGrower(columns: readonly Float32Array[], params: TreeParams): ExactGrower {
  const nodes = createNodeTable(params.maxDepth);
  const capacity = nodes.left.length;
  return {
    columns,
    sorted: columns.map(presort),
    nodes,
    position: new Int32Array(columns[0]!.length),
    scanGrad: new Float64Array(capacity),
    scanHess: new Float64Array(capacity),
    scanValue: new Float32Array(capacity),
    params,
  };
}

/** Grows one tree into the grower's node table and returns that table. Rows out of the sample stand nowhere. */
export function growExact(grower: ExactGrower, gradients: Gradients, sample: TreeSample): NodeTable {
  const { nodes, position, params } = grower;
  nodes.count = 0;
  const root = addNode(nodes);
  for (let row = 0; row < position.length; row++) position[row] = sample.rows?.[row] === 0 ? NOWHERE : root;
  let open = [root];
  sumRows(grower, open, gradients);
  for (let depth = 0; depth < params.maxDepth && open.length > 0; depth++) {
    for (const [feature, column] of grower.sorted.entries()) {
      if (sample.features?.[feature] === 0) continue;
      if (needsForwardScan(column)) scan(grower, open, gradients, feature, 1);
      scan(grower, open, gradients, feature, -1);
    }
    open = splitOpen(nodes, open);
    moveRows(grower);
    sumRows(grower, open, gradients);
  }
  return nodes;
}

/**
 * Scanning backward sends missing values left. Scanning forward as well tries them on the right, which is worth it only
 * where some are missing and the present values are not all one.
 */
function needsForwardScan({ values, hasMissing }: SortedColumn): boolean {
  return hasMissing && values.length > 0 && values[0] !== values.at(-1);
}

/** Sums of the rows in each open node, in row order, and what follows from them. */
function sumRows({ nodes, position, params }: ExactGrower, open: readonly number[], { grad, hess }: Gradients): void {
  const { sumGrad, sumHess } = nodes;
  for (let row = 0; row < position.length; row++) {
    const node = position[row]!;
    if (node === NOWHERE) continue;
    sumGrad[node]! += grad[row]!;
    sumHess[node]! += hess[row]!;
  }
  for (const node of open) settleNode(nodes, node, params);
}

/**
 * Passes once over a sorted feature, for all open nodes together, and keeps each node's best candidate.
 * What has been passed is one child; what has not, missing values included, is the other.
 */
function scan(
  grower: ExactGrower,
  open: readonly number[],
  { grad, hess }: Gradients,
  feature: number,
  step: 1 | -1,
): void {
  const { nodes, position, scanGrad, scanHess, scanValue, params } = grower;
  const { values, rows } = grower.sorted[feature]!;
  for (const node of open) {
    scanGrad[node] = 0;
    scanHess[node] = 0;
  }
  for (let i = step === 1 ? 0 : rows.length - 1; i >= 0 && i < rows.length; i += step) {
    const row = rows[i]!;
    const node = position[row]!;
    if (node === NOWHERE) continue;
    const value = values[i]!;
    const last = scanValue[node]!;
    if (scanHess[node]! !== 0 && value !== last) {
      const gain = splitGain(nodes, node, scanGrad[node]!, scanHess[node]!, params);
      if (gain > nodes.gain[node]!) {
        keepSplit(nodes, node, { gain, feature, threshold: between(last, value), defaultLeft: step === -1 });
      }
    }
    scanGrad[node]! += grad[row]!;
    scanHess[node]! += hess[row]!;
    scanValue[node] = value;
  }
  for (const node of open) {
    const gain = splitGain(nodes, node, scanGrad[node]!, scanHess[node]!, params);
    if (gain > nodes.gain[node]!) {
      keepSplit(nodes, node, { gain, feature, threshold: beyond(scanValue[node]!, step), defaultLeft: step === -1 });
    }
  }
}

/** The float32 midpoint; where that is the new value itself, the one passed before it. */
function between(last: number, value: number): number {
  const middle = fround(fround(value + last) * 0.5);
  return middle === value ? last : middle;
}

/** A threshold past the last value of a scan: all present values on one side, the missing ones on the other. */
function beyond(last: number, step: 1 | -1): number {
  return fround(last + step * fround(Math.abs(last) + SMALLEST_GAIN));
}

/** Splits the open nodes that found a worthy candidate; their children are the next level. */
function splitOpen(nodes: NodeTable, open: readonly number[]): number[] {
  return open.flatMap((node) => {
    if (!hasSplit(nodes, node)) return [];
    const left = splitNode(nodes, node);
    return [left, left + 1];
  });
}

function moveRows({ nodes, position, columns }: ExactGrower): void {
  for (let row = 0; row < position.length; row++) {
    const node = position[row]!;
    if (node === NOWHERE) continue;
    position[row] = isLeaf(nodes, node) ? NOWHERE : childOf(nodes, node, columns[nodes.feature[node]!]![row]!);
  }
}
