import type { ExactEngine } from './exact-engine.ts';
import { allocateArray, type KernelMemory } from './kernel-memory.ts';
import * as at from './kernels/layout.ts';
import { createNodeTable, keepSplit, nodeCapacity, settleNode } from './node-table.ts';
import { needsForwardScan, presort } from './presort.ts';
import { leastHessToSplit, type TreeParams } from './tree-params.ts';

const NOWHERE = -1;

/**
 * The engine whose work on rows is done by kernels, on one thread: exact search is for data that is small.
 *
 * @param columns (features)(n) float32.
 */
export function createKernelExactEngine(
  shared: KernelMemory,
  columns: readonly Float32Array[],
  params: TreeParams,
): ExactEngine {
  const { words, kernels } = shared;
  const rows = words[at.ROWS]!;
  const capacity = nodeCapacity(params.maxDepth);
  const values = allocateArray(shared, Float32Array, rows * columns.length);
  for (const [feature, column] of columns.entries()) values.set(column, feature * rows);
  const sorted = columns.map((column) => {
    const order = presort(column);
    const sortedValues = allocateArray(shared, Float32Array, order.values.length);
    const sortedRows = allocateArray(shared, Int32Array, order.rows.length);
    sortedValues.set(order.values);
    sortedRows.set(order.rows);
    return { ...order, values: sortedValues, rows: sortedRows };
  });
  const position = allocateArray(shared, Int32Array, rows);
  const nodes = createNodeTable(params.maxDepth, { left: allocateArray(shared, Int32Array, capacity) });
  const scans = createScans(shared, capacity);
  kernels.setExactPenalties(params.lambda, params.alpha, params.minChildWeight);
  const gradients = () => words[at.GRADIENTS]! + 8 * rows * words[at.GROUP]!;
  return {
    nodes,
    params,
    plant(sample) {
      for (let row = 0; row < rows; row++) position[row] = sample.rows?.[row] === 0 ? NOWHERE : 0;
      sumRows([0]);
    },
    search(open, { features }) {
      for (const [feature, column] of sorted.entries()) {
        if (features?.[feature] === 0) continue;
        if (needsForwardScan(column)) scan(open, feature, 1);
        scan(open, feature, -1);
      }
      for (const node of open) {
        if (scans.gain(node) > 0) keepSplit(nodes, node, scans.split(node));
      }
    },
    moveRows(children) {
      kernels.moveDown(position.byteOffset, rows, scans.address, values.byteOffset, nodes.left.byteOffset);
      sumRows(children);
    },
  };

  function sumRows(open: readonly number[]): void {
    for (const node of open) scans.clear(node);
    kernels.sumNodes(position.byteOffset, gradients(), rows, scans.address);
    for (const node of open) {
      nodes.sumGrad[node] = scans.sumGrad(node);
      nodes.sumHess[node] = scans.sumHess(node);
      settleNode(nodes, node, params);
      scans.setOwnGain(node, nodes.ownGain[node]!);
    }
    kernels.leaveLight(position.byteOffset, rows, scans.address, leastHessToSplit(params));
  }

  function scan(open: readonly number[], feature: number, step: 1 | -1): void {
    const column = sorted[feature]!;
    kernels.scanSorted(
      column.values.byteOffset,
      column.rows.byteOffset,
      column.rows.length,
      position.byteOffset,
      gradients(),
      scans.address,
      open[0]!,
      open.at(-1)! + 1,
      feature,
      step,
    );
  }
}

/** The kernels' records of nodes: what a scan has passed, the node's sums, its best candidate. */
function createScans(shared: KernelMemory, capacity: number) {
  const floats = allocateArray(shared, Float32Array, (capacity * at.SCAN_BYTES) / 4);
  const ints = new Int32Array(floats.buffer, floats.byteOffset, floats.length);
  const doubles = new Float64Array(floats.buffer, floats.byteOffset, floats.length / 2);
  const word = (node: number, bytes: number) => (node * at.SCAN_BYTES + bytes) / 4;
  const sum = (node: number) => (node * at.SCAN_BYTES + at.SCAN_SUMS) / 8;
  return {
    address: floats.byteOffset,
    clear: (node: number) => floats.fill(0, word(node, 0), word(node + 1, 0)),
    sumGrad: (node: number) => doubles[sum(node)]!,
    sumHess: (node: number) => doubles[sum(node) + 1]!,
    setOwnGain(node: number, gain: number) {
      floats[word(node, at.SCAN_OWN_GAIN)] = gain;
    },
    gain: (node: number) => floats[word(node, at.SCAN_GAIN)]!,
    split: (node: number) => ({
      gain: floats[word(node, at.SCAN_GAIN)]!,
      feature: ints[word(node, at.SCAN_FEATURE)]!,
      threshold: floats[word(node, at.SCAN_THRESHOLD)]!,
      defaultLeft: ints[word(node, at.SCAN_DEFAULT_LEFT)] === 1,
    }),
  };
}
