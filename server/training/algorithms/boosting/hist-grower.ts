import { binColumn, type HistogramCuts, histogramCuts, MISSING_BIN } from './histogram-cuts.ts';
import { createNodeTable, type NodeTable } from './node-table.ts';
import type { Gradients } from './objective.ts';
import type { TreeParams } from './tree-params.ts';

/** Sums of gradient and hessian, interleaved, over all bins of all features. */
export type Histogram = Float64Array;

/** Everything a fit reuses from tree to tree. */
export interface HistGrower {
  readonly columns: readonly Float32Array[];
  readonly cuts: readonly HistogramCuts[];
  readonly bins: readonly Uint16Array[];
  /** (features + 1) where each feature's bins begin in a histogram. */
  readonly offsets: Int32Array;
  readonly hasMissing: boolean;
  readonly nodes: NodeTable;
  /** What lies on the scanned side of each node's best candidate. */
  readonly passedGrad: Float64Array;
  readonly passedHess: Float64Array;
  /** Row indexes, each node's together and in order: `rows[begin[node]] … rows[end[node] − 1]`. */
  readonly rows: Int32Array;
  readonly rightRows: Int32Array;
  readonly begin: Int32Array;
  readonly end: Int32Array;
  /** Histograms not in use. */
  readonly spare: Histogram[];
  readonly params: TreeParams;
}

export function createHistGrower(columns: readonly Float32Array[], maxBin: number, params: TreeParams): HistGrower {
  const cuts = columns.map((column) => histogramCuts(column, maxBin));
  const bins = columns.map((column, feature) => binColumn(column, cuts[feature]!.cuts));
  const offsets = new Int32Array(columns.length + 1);
  for (const [feature, cut] of cuts.entries()) offsets[feature + 1] = offsets[feature]! + cut.cuts.length;
  const nodes = createNodeTable(params.maxDepth);
  const capacity = nodes.left.length;
  return {
    columns,
    cuts,
    bins,
    offsets,
    hasMissing: bins.some((column) => column.includes(MISSING_BIN)),
    nodes,
    passedGrad: new Float64Array(capacity),
    passedHess: new Float64Array(capacity),
    rows: new Int32Array(columns[0]!.length),
    rightRows: new Int32Array(columns[0]!.length),
    begin: new Int32Array(capacity),
    end: new Int32Array(capacity),
    spare: [],
    params,
  };
}

/** Sums the node's rows into bins, feature by feature in row order. */
export function fillHistogram(grower: HistGrower, node: number, { grad, hess }: Gradients): Histogram {
  const { bins, offsets, rows } = grower;
  const histogram = grower.spare.pop()?.fill(0) ?? new Float64Array(2 * offsets[bins.length]!);
  const [begin, end] = [grower.begin[node]!, grower.end[node]!];
  for (let feature = 0; feature < bins.length; feature++) {
    const column = bins[feature]!;
    const offset = offsets[feature]!;
    for (let i = begin; i < end; i++) {
      const row = rows[i]!;
      const bin = column[row]!;
      if (bin === MISSING_BIN) continue;
      const cell = 2 * (offset + bin);
      histogram[cell]! += grad[row]!;
      histogram[cell + 1]! += hess[row]!;
    }
  }
  return histogram;
}
