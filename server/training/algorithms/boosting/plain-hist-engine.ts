import { lighterChild } from './grow-hist.ts';
import { binColumn, histogramCuts, MISSING_BIN } from './histogram-cuts.ts';
import { childOf, createNodeTable, settleNode } from './node-table.ts';
import type { Gradients } from './objective.ts';
import { type BinnedSearch, type Histogram, scanHistogram } from './scan-histogram.ts';
import type { TreeParams } from './tree-params.ts';

/** What the engine keeps from tree to tree, beside what every engine shows. */
export interface PlainHistEngine extends BinnedSearch {
  readonly bins: readonly Uint16Array[];
  /** What the next tree learns from. */
  gradients: Gradients;
}

/**
 * The readable engine: the kernels are held to it.
 *
 * @param columns (features)(n) float32.
 * @param weights (n) float32, what each row counts in the quantiles.
 */
export function createPlainHistEngine(
  columns: readonly Float32Array[],
  weights: Float32Array,
  maxBin: number,
  params: TreeParams,
): PlainHistEngine {
  const rowCount = weights.length;
  const cuts = columns.map((column) => histogramCuts(column, maxBin, weights));
  const bins = columns.map((column, feature) => binColumn(column, cuts[feature]!.cuts));
  const offsets = new Int32Array(columns.length + 1);
  for (const [feature, cut] of cuts.entries()) offsets[feature + 1] = offsets[feature]! + cut.cuts.length;
  const hasMissing = bins.some((column) => column.includes(MISSING_BIN));
  const nodes = createNodeTable(params.maxDepth);
  const capacity = nodes.left.length;
  /** Each node's rows together and in order: `rows[begin[node]] … rows[end[node] − 1]`. */
  const rows = new Int32Array(rowCount);
  const rightRows = new Int32Array(rowCount);
  const [begin, end] = [new Int32Array(capacity), new Int32Array(capacity)];
  const histograms = new Map<number, Histogram>();
  const engine: PlainHistEngine = {
    nodes,
    params,
    cuts,
    bins,
    offsets,
    passedGrad: new Float64Array(capacity),
    passedHess: new Float64Array(capacity),
    gradients: { grad: new Float32Array(), hess: new Float32Array() },
    features: null,
    searchRoot,
    divideRows: (parents) => parents.forEach(divide),
    searchChildren: (parents) => parents.forEach(search),
    release: (node) => histograms.delete(node),
  };
  return engine;

  function searchRoot(): void {
    for (let row = 0; row < rowCount; row++) rows[row] = row;
    begin[0] = 0;
    end[0] = rowCount;
    const histogram = fillHistogram(engine, rows, engine.gradients);
    sumRoot(engine, histogram, hasMissing);
    settleNode(nodes, 0, params);
    scanHistogram(engine, 0, histogram);
    histograms.set(0, histogram);
  }

  function divide(parent: number): void {
    const column = columns[nodes.feature[parent]!]!;
    const left = nodes.left[parent]!;
    let middle = begin[parent]!;
    let moved = 0;
    for (let i = begin[parent]!; i < end[parent]!; i++) {
      const row = rows[i]!;
      if (childOf(nodes, parent, column[row]!) === left) rows[middle++] = row;
      else rightRows[moved++] = row;
    }
    rows.set(rightRows.subarray(0, moved), middle);
    begin[left] = begin[parent]!;
    end[left] = middle;
    begin[left + 1] = middle;
    end[left + 1] = end[parent]!;
  }

  /** The parent's histogram becomes that of the heavier child. */
  function search(parent: number): void {
    const left = nodes.left[parent]!;
    const light = lighterChild(nodes, left);
    const heavy = 2 * left + 1 - light;
    const lightHistogram = fillHistogram(engine, rows.subarray(begin[light], end[light]), engine.gradients);
    const heavyHistogram = histograms.get(parent)!;
    for (let i = 0; i < heavyHistogram.length; i++) heavyHistogram[i]! -= lightHistogram[i]!;
    histograms.delete(parent);
    histograms.set(light, lightHistogram).set(heavy, heavyHistogram);
    scanHistogram(engine, light, lightHistogram);
    scanHistogram(engine, heavy, heavyHistogram);
  }
}

/** Sums rows into bins, feature by feature in the order of the rows. */
function fillHistogram({ bins, offsets }: PlainHistEngine, rows: Int32Array, { grad, hess }: Gradients): Histogram {
  const histogram = new Float64Array(2 * offsets[bins.length]!);
  for (const [feature, column] of bins.entries()) {
    const offset = offsets[feature]!;
    for (let i = 0; i < rows.length; i++) {
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

/**
 * The root's sums. XGBoost adds the first feature's bins when no value is missing, and the rows otherwise; the order of
 * addition shows in the last bits, and those in near ties.
 */
function sumRoot({ nodes, offsets, gradients }: PlainHistEngine, histogram: Histogram, hasMissing: boolean): void {
  const { grad, hess } = gradients;
  const count = hasMissing ? grad.length : offsets[1]!;
  for (let i = 0; i < count; i++) {
    nodes.sumGrad[0]! += hasMissing ? grad[i]! : histogram[2 * i]!;
    nodes.sumHess[0]! += hasMissing ? hess[i]! : histogram[2 * i + 1]!;
  }
}
