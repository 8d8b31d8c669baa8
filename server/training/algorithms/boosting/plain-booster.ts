import type { LabelledMatrix, Tree } from '../../model.ts';
import type { XgboostParams } from '../../schema.ts';
import { addTree, toFloat32Columns } from './boosted-margins.ts';
import type { Booster } from './booster.ts';
import { growExact } from './grow-exact.ts';
import { growHist } from './grow-hist.ts';
import { toTree } from './node-table.ts';
import { type Gradients, meanLogLoss, type Objective } from './objective.ts';
import { createPlainExactEngine } from './plain-exact-engine.ts';
import { createPlainHistEngine } from './plain-hist-engine.ts';
import { prune } from './prune.ts';
import type { TreeSample } from './sample-tree.ts';
import { toTreeParams } from './tree-params.ts';

export interface BoosterInput {
  readonly train: LabelledMatrix;
  /** (n) float32, what each row counts. */
  readonly weights: Float32Array;
  readonly objective: Objective;
  readonly params: XgboostParams;
  readonly method: 'exact' | 'hist';
}

/** A fit in TypeScript alone: the reference the kernels are held to, and the way out where their memory ends. */
export function createPlainBooster(input: BoosterInput): Booster {
  const { train, weights, objective } = input;
  const { groups } = objective;
  const columns = toFloat32Columns(train);
  const margins = new Float32Array(train.rows * groups).fill(objective.baseMargin);
  const gradients = { grad: new Float32Array(train.rows * groups), hess: new Float32Array(train.rows * groups) };
  const grow = input.method === 'hist' ? histGrower(columns, input) : exactGrower(columns, input);
  return {
    computeGradients: () => objective.computeGradients(margins, train.labels, weights, gradients),
    growTree(group, sample) {
      const tree = grow(groupGradients(gradients, group, train.rows), sample);
      addTree(tree, columns, margins, groups, group);
      return tree;
    },
    trainLoss() {
      const probabilities = new Float64Array(train.rows * train.classes);
      objective.computeProbabilities(margins, probabilities);
      return meanLogLoss(probabilities, train.labels);
    },
    close() {},
  };
}

type GrowTree = (gradients: Gradients, sample: TreeSample) => Tree;

/** Rows out of the sample stay where they are, with gradients of 0. */
function histGrower(columns: readonly Float32Array[], { weights, params }: BoosterInput): GrowTree {
  const treeParams = toTreeParams(params);
  const engine = createPlainHistEngine(columns, weights, params.max_bin, treeParams);
  return (gradients, { rows, features }) => {
    const isSeen = (_: number, row: number) => rows === null || rows[row] === 1;
    engine.gradients = {
      grad: gradients.grad.map((value, row) => (isSeen(value, row) ? value : 0)),
      hess: gradients.hess.map((value, row) => (isSeen(value, row) ? value : 0)),
    };
    engine.features = features;
    return toTree(growHist(engine), treeParams);
  };
}

function exactGrower(columns: readonly Float32Array[], { params }: BoosterInput): GrowTree {
  const treeParams = toTreeParams(params);
  const engine = createPlainExactEngine(columns, treeParams);
  return (gradients, sample) => {
    engine.gradients = gradients;
    const nodes = growExact(engine, sample);
    prune(nodes, treeParams.gamma);
    return toTree(nodes, treeParams);
  };
}

function groupGradients({ grad, hess }: Gradients, group: number, rows: number): Gradients {
  const [start, end] = [group * rows, (group + 1) * rows];
  return { grad: grad.subarray(start, end), hess: hess.subarray(start, end) };
}
