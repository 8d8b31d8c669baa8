/**
 * A tree while it grows: one row a node, one typed array a column. Until a node is split, its `feature`, `threshold`,
 * `defaultLeft` and `gain` hold the best candidate seen so far, so a split only has to add the children.
 */
import type { Tree } from '../../model.ts';
import { nodeGain, nodeWeight, SMALLEST_GAIN } from './split-gain.ts';
import type { TreeParams } from './tree-params.ts';

const { fround } = Math;

const NO_CHILD = -1;

export interface NodeTable {
  /** Nodes in use; ids are given in breadth-first order. */
  count: number;
  readonly left: Int32Array;
  readonly feature: Int32Array;
  readonly threshold: Float32Array;
  readonly defaultLeft: Uint8Array;
  readonly gain: Float32Array;
  readonly sumGrad: Float64Array;
  readonly sumHess: Float64Array;
  /** Gain of the node as a leaf. */
  readonly ownGain: Float32Array;
  /** Learning rate not applied. */
  readonly weight: Float32Array;
}

/** Nodes of the largest tree of that depth. */
export function nodeCapacity(maxDepth: number): number {
  return 2 ** (maxDepth + 1) - 1;
}

/**
 * Room for every tree of that depth, so that nothing is allocated while growing.
 *
 * @param given Columns that are kept elsewhere: in memory that kernels read.
 */
export function createNodeTable(maxDepth: number, given: Partial<NodeTable> = {}): NodeTable {
  const capacity = nodeCapacity(maxDepth);
  return {
    count: 0,
    left: new Int32Array(capacity),
    feature: new Int32Array(capacity),
    threshold: new Float32Array(capacity),
    defaultLeft: new Uint8Array(capacity),
    gain: new Float32Array(capacity),
    sumGrad: new Float64Array(capacity),
    sumHess: new Float64Array(capacity),
    ownGain: new Float32Array(capacity),
    weight: new Float32Array(capacity),
    ...given,
  };
}

/** Adds a leaf without statistics or candidate and returns its id. */
export function addNode(nodes: NodeTable): number {
  const node = nodes.count++;
  nodes.left[node] = NO_CHILD;
  nodes.feature[node] = 0;
  nodes.threshold[node] = 0;
  nodes.defaultLeft[node] = 0;
  nodes.gain[node] = 0;
  nodes.sumGrad[node] = 0;
  nodes.sumHess[node] = 0;
  return node;
}

/** Weight and worth of a node whose sums are complete. */
export function settleNode(nodes: NodeTable, node: number, params: TreeParams): void {
  const sumGrad = nodes.sumGrad[node]!;
  const sumHess = nodes.sumHess[node]!;
  nodes.weight[node] = nodeWeight(sumGrad, sumHess, params);
  nodes.ownGain[node] = nodeGain(sumGrad, sumHess, params);
}

/**
 * What splitting a node into the rows passed so far and the rest would gain, in float32.
 *
 * @returns 0 when a side would be lighter than `minChildWeight`, or when the gain is infinite (an empty side, λ = 0).
 */
export function splitGain(
  nodes: NodeTable,
  node: number,
  passedGrad: number,
  passedHess: number,
  params: TreeParams,
): number {
  const restGrad = nodes.sumGrad[node]! - passedGrad;
  const restHess = nodes.sumHess[node]! - passedHess;
  if (passedHess < params.minChildWeight || restHess < params.minChildWeight) return 0;
  const both = fround(nodeGain(passedGrad, passedHess, params) + nodeGain(restGrad, restHess, params));
  const gain = fround(both - nodes.ownGain[node]!);
  return gain === Number.POSITIVE_INFINITY ? 0 : gain;
}

/** Makes this the node's best candidate. Scans keep one only when it gains more than the best, so the first wins ties. */
export function keepSplit(
  nodes: NodeTable,
  node: number,
  split: { gain: number; feature: number; threshold: number; defaultLeft: boolean },
): void {
  nodes.gain[node] = split.gain;
  nodes.feature[node] = split.feature;
  nodes.threshold[node] = split.threshold;
  nodes.defaultLeft[node] = split.defaultLeft ? 1 : 0;
}

/** Whether the best candidate is worth splitting for. */
export function hasSplit(nodes: NodeTable, node: number): boolean {
  return nodes.gain[node]! > SMALLEST_GAIN;
}

/** Turns the candidate into a split and returns the id of the left child; the right one follows it. */
export function splitNode(nodes: NodeTable, node: number): number {
  const left = addNode(nodes);
  addNode(nodes);
  nodes.left[node] = left;
  return left;
}

export function isLeaf(nodes: NodeTable, node: number): boolean {
  return nodes.left[node] === NO_CHILD;
}

export function makeLeaf(nodes: NodeTable, node: number): void {
  nodes.left[node] = NO_CHILD;
}

/** Where a value goes from a split node: the id of the child. NaN follows the learned default. */
export function childOf(nodes: NodeTable, node: number, value: number): number {
  const left = nodes.left[node]!;
  const goesLeft = Number.isNaN(value) ? nodes.defaultLeft[node] === 1 : value < nodes.threshold[node]!;
  return goesLeft ? left : left + 1;
}

/** The nodes that can be reached from the root, renumbered breadth first. */
export function toTree(nodes: NodeTable, params: TreeParams): Tree {
  const kept = [0];
  const left: number[] = [];
  for (let id = 0; id < kept.length; id++) {
    const node = kept[id]!;
    left.push(isLeaf(nodes, node) ? NO_CHILD : kept.length);
    if (!isLeaf(nodes, node)) kept.push(nodes.left[node]!, nodes.left[node]! + 1);
  }
  const inSplits = (column: ArrayLike<number>): number[] =>
    kept.map((node, id) => (left[id] === NO_CHILD ? 0 : column[node]!));
  return {
    left,
    right: left.map((child) => (child === NO_CHILD ? NO_CHILD : child + 1)),
    feature: inSplits(nodes.feature),
    threshold: inSplits(nodes.threshold),
    defaultLeft: kept.map((node, id) => left[id] !== NO_CHILD && nodes.defaultLeft[node] === 1),
    weight: kept.map((node) => leafWeight(nodes, node, params)),
    gain: inSplits(nodes.gain),
    cover: kept.map((node) => fround(nodes.sumHess[node]!)),
  };
}

/** What a leaf adds to a margin: its weight times the learning rate, float32. */
export function leafWeight(nodes: NodeTable, node: number, params: TreeParams): number {
  return fround(nodes.weight[node]! * params.learningRate);
}
