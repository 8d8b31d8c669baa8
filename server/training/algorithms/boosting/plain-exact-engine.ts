import type { ExactEngine } from './exact-engine.ts';
import { childOf, createNodeTable, isLeaf, keepSplit, settleNode, splitGain } from './node-table.ts';
import type { Gradients } from './objective.ts';
import { needsForwardScan, presort, type SortedColumn } from './presort.ts';
import { SMALLEST_GAIN } from './split-gain.ts';
import type { TreeParams } from './tree-params.ts';

const { fround } = Math;

/** Rows of a settled leaf, and those out of the sample, stand nowhere. */
const NOWHERE = -1;

/** What the engine keeps from tree to tree, beside what every engine shows. */
export interface PlainExactEngine extends ExactEngine {
  readonly columns: readonly Float32Array[];
  readonly sorted: readonly SortedColumn[];
  /** (n) the open node each row is in. */
  readonly position: Int32Array;
  /** Sums and last value passed in a scan, one a node. */
  readonly scanGrad: Float64Array;
  readonly scanHess: Float64Array;
  readonly scanValue: Float32Array;
  /** What the next tree learns from. */
  gradients: Gradients;
}

/**
 * The readable engine: the kernels are held to it.
 *
 * @param columns (features)(n) float32.
 */
export function createPlainExactEngine(columns: readonly Float32Array[], params: TreeParams): PlainExactEngine {
  const nodes = createNodeTable(params.maxDepth);
  const capacity = nodes.left.length;
  const position = new Int32Array(columns[0]!.length);
  const engine: PlainExactEngine = {
    columns,
    sorted: columns.map(presort),
    nodes,
    params,
    position,
    scanGrad: new Float64Array(capacity),
    scanHess: new Float64Array(capacity),
    scanValue: new Float32Array(capacity),
    gradients: { grad: new Float32Array(), hess: new Float32Array() },
    plant({ rows }) {
      for (let row = 0; row < position.length; row++) position[row] = rows?.[row] === 0 ? NOWHERE : 0;
      sumRows(engine, [0]);
    },
    search(open, { features }) {
      for (const [feature, column] of engine.sorted.entries()) {
        if (features?.[feature] === 0) continue;
        if (needsForwardScan(column)) scan(engine, open, feature, 1);
        scan(engine, open, feature, -1);
      }
    },
    moveRows(children) {
      moveRows(engine);
      sumRows(engine, children);
    },
  };
  return engine;
}

/** Sums of the rows in each open node, in row order, and what follows from them. */
function sumRows({ nodes, position, params, gradients }: PlainExactEngine, open: readonly number[]): void {
  const { grad, hess } = gradients;
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
function scan(engine: PlainExactEngine, open: readonly number[], feature: number, step: 1 | -1): void {
  const { nodes, position, scanGrad, scanHess, scanValue, params } = engine;
  const { grad, hess } = engine.gradients;
  const { values, rows } = engine.sorted[feature]!;
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

function moveRows({ nodes, position, columns }: PlainExactEngine): void {
  for (let row = 0; row < position.length; row++) {
    const node = position[row]!;
    if (node === NOWHERE) continue;
    position[row] = isLeaf(nodes, node) ? NOWHERE : childOf(nodes, node, columns[nodes.feature[node]!]![row]!);
  }
}
