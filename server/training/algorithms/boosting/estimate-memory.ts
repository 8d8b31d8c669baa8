import type { XgboostParams } from '../../schema.ts';
import { isNarrow, sketchBytes } from './kernel-bins.ts';
import { LANES } from './kernels/layout.ts';
import { nodeCapacity } from './node-table.ts';
import { summaryLimit } from './quantile-sketch.ts';
import { searchMethod } from './search-method.ts';

export interface FitShape {
  readonly rows: number;
  readonly features: number;
  readonly classes: number;
}

const CELL_BYTES = 16;
/** A node in the tables of TypeScript and kernels, with its candidates and its piece of work. */
const NODE_BYTES = 256;
/** Labels, weights twice and four lists of rows: four bytes each. */
const ROW_BYTES = 28;
/** What does not grow with the data. */
const FIXED_BYTES = 2 ** 20;

/**
 * Most bytes a fit may take beside the rows themselves. Histograms are counted as if every level were full, as far as
 * `min_child_weight` allows, which deep trees seldom are; the rest is what is set aside at the start.
 */
export function estimateMemoryBytes(shape: FitShape, params: XgboostParams, threads = 1): number {
  const { rows, classes } = shape;
  const groups = classes === 2 ? 1 : classes;
  const nodes = nodeCapacity(params.max_depth) * NODE_BYTES;
  const eachRow = rows * (ROW_BYTES + 12 * groups);
  const search = searchMethod(params, rows) === 'hist' ? histBytes(shape, params, threads) : exactBytes(shape);
  return FIXED_BYTES + nodes + eachRow + search;
}

/** Columns, and their values and rows sorted. */
function exactBytes({ rows, features }: FitShape): number {
  return 12 * rows * features;
}

function histBytes({ rows, features, classes }: FitShape, params: XgboostParams, threads: number): number {
  const maxBin = Math.min(params.max_bin, rows);
  const padded = Math.ceil(features / LANES) * LANES;
  const bins = padded * rows * (isNarrow(maxBin, false) ? 1 : 2);
  const limit = summaryLimit(rows, 8 * maxBin);
  const cutting = threads * (4 * rows + sketchBytes(limit, rows));
  const histogram = padded * CELL_BYTES * (maxBin + 8);
  // A hessian is at most ½ (¼ with two classes), and a node that is searched has at least twice min_child_weight.
  const heavyNodes = (rows * (classes === 2 ? 0.25 : 0.5)) / (2 * params.min_child_weight || Number.MIN_VALUE);
  const open = Math.max(1, Math.min(2 ** (params.max_depth - 1), heavyNodes, rows));
  return bins + 4 * features * maxBin + cutting + histogram * (open + 1);
}
