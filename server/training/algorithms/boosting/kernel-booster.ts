import type { BinStore } from '../../bin-store.ts';
import type { Tree } from '../../model.ts';
import { addTree, toFloat32Columns } from './boosted-margins.ts';
import type { Booster } from './booster.ts';
import { growExact } from './grow-exact.ts';
import { growHist } from './grow-hist.ts';
import { binColumns } from './kernel-bins.ts';
import { createKernelExactEngine } from './kernel-exact-engine.ts';
import { createKernelHistEngine } from './kernel-hist-engine.ts';
import { allocate, allocateArray, giveKernelMemory, type KernelMemory, takeKernelMemory } from './kernel-memory.ts';
import { type KernelThreads, startThreads } from './kernel-threads.ts';
import * as at from './kernels/layout.ts';
import { leafWeight, toTree } from './node-table.ts';
import type { BoosterInput } from './plain-booster.ts';
import { prune } from './prune.ts';
import type { TreeSample } from './sample-tree.ts';
import { toTreeParams } from './tree-params.ts';

export interface KernelBoosterInput extends BoosterInput {
  readonly binStore?: BinStore | undefined;
}

/**
 * A fit by kernels. Its trees are those of createPlainBooster to the bit, whatever the number of threads: pieces of work
 * are summed up in an order of their own, not in that of the threads.
 *
 * @throws RangeError when the fit needs more than 4 GB.
 */
export function createKernelBooster(
  input: KernelBoosterInput,
  threadsWanted: number,
  shared: KernelMemory = takeKernelMemory(),
): Booster {
  const { rows } = input.train;
  const { words, kernels } = shared;
  const helpers = startThreads(shared, threadsWanted);
  const data = layOut(shared, input, threadsWanted);
  const grow = input.method === 'hist' ? histGrower(shared, input, helpers) : exactGrower(shared, input, data.margins);
  /** The kernel finds loss and gradients at once, so after a round both are there. */
  let isCurrent = false;
  return {
    computeGradients,
    growTree(group, sample) {
      words[at.GROUP] = group;
      isCurrent = false;
      if (sample.rows) leaveOut(data.gradients.subarray(2 * group * rows, 2 * (group + 1) * rows), sample.rows);
      return helpers.paced(() => grow(group, sample));
    },
    trainLoss() {
      computeGradients();
      return data.losses.reduce((sum, loss) => sum + loss, 0) / rows;
    },
    close() {
      helpers.stop();
      if (helpers.most === 1) giveKernelMemory(shared);
    },
  };

  function computeGradients(): void {
    if (isCurrent) return;
    kernels.run(at.JOB_GRADIENTS, data.losses.length, helpers.count());
    isCurrent = true;
  }
}

type GrowTree = (group: number, sample: TreeSample) => Tree;

function histGrower(
  shared: KernelMemory,
  { train, params, binStore }: KernelBoosterInput,
  helpers: KernelThreads,
): GrowTree {
  const treeParams = toTreeParams(params);
  const how = { maxBin: Math.min(params.max_bin, train.rows), weighted: params.class_weight };
  const bins = binColumns(shared, train, { ...how, binStore }, helpers);
  const engine = createKernelHistEngine(shared, bins, treeParams, helpers.count);
  return (_, sample) => {
    engine.sampleFeatures(sample.features);
    const nodes = growHist(engine);
    engine.addToMargins((node) => leafWeight(nodes, node, treeParams));
    return toTree(nodes, treeParams);
  };
}

function exactGrower(
  shared: KernelMemory,
  { train, params, objective }: BoosterInput,
  margins: Float32Array,
): GrowTree {
  const treeParams = toTreeParams(params);
  const columns = toFloat32Columns(train);
  const engine = createKernelExactEngine(shared, columns, treeParams);
  return (group, sample) => {
    const nodes = growExact(engine, sample);
    prune(nodes, treeParams.gamma);
    const tree = toTree(nodes, treeParams);
    addTree(tree, columns, margins, objective.groups, group);
    return tree;
  };
}

/** Arrays that a fit has once: one a row, or one a row and group. */
function layOut(shared: KernelMemory, { train, weights, objective, params }: BoosterInput, threads: number) {
  const { words, reals } = shared;
  const { rows, labels } = train;
  const { groups } = objective;
  const treeParams = toTreeParams(params);
  words[at.ROWS] = rows;
  words[at.GROUPS] = groups;
  reals[at.LAMBDA] = treeParams.lambda;
  reals[at.ALPHA] = treeParams.alpha;
  reals[at.MIN_CHILD_WEIGHT] = treeParams.minChildWeight;
  allocateArray(shared, Int32Array, rows, at.LABELS).set(labels);
  allocateArray(shared, Float32Array, rows, at.WEIGHTS).set(weights);
  words[at.POWERS] = allocate(shared, threads * (64 + 64 * Math.ceil(groups / 16)));
  for (const list of [at.ROW_LIST, at.LEFT_LIST, at.RIGHT_LIST]) allocateArray(shared, Int32Array, rows, list);
  return {
    margins: allocateArray(shared, Float32Array, rows * groups, at.MARGINS).fill(objective.baseMargin),
    gradients: allocateArray(shared, Float32Array, 2 * rows * groups, at.GRADIENTS),
    losses: allocateArray(shared, Float64Array, Math.ceil(rows / at.LOSS_BLOCK), at.LOSSES),
  };
}

/** Gives rows out of the sample gradients of 0; `pairs` is (n, 2). */
function leaveOut(pairs: Float32Array, isSeen: Uint8Array): void {
  for (let row = 0; row < isSeen.length; row++) {
    if (isSeen[row] === 0) pairs.fill(0, 2 * row, 2 * row + 2);
  }
}
