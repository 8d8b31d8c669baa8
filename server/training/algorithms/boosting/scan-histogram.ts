import type { HistEngine } from './hist-engine.ts';
import type { HistogramCuts } from './histogram-cuts.ts';
import { keepSplit, splitGain } from './node-table.ts';
import type { TreeSample } from './sample-tree.ts';

/** Sums of gradient and hessian, interleaved, over all bins of all features. */
export type Histogram = Float64Array;

export interface BinnedSearch extends HistEngine {
  readonly cuts: readonly HistogramCuts[];
  /** (features + 1) where each feature's bins begin in a histogram. */
  readonly offsets: Int32Array;
  /** Features the tree may split on. */
  features: TreeSample['features'];
}

/**
 * Best candidate of a node over all features: missing values right, and left as well where there are any. That there are
 * is told, as XGBoost tells it, by sums over the bins that are not the node's; rounding alone may look like it too.
 */
export function scanHistogram(search: BinnedSearch, node: number, histogram: Histogram): void {
  const { nodes, offsets } = search;
  for (let feature = 0; feature < search.cuts.length; feature++) {
    if (search.features && search.features[feature] === 0) continue;
    const bins = { begin: offsets[feature]!, end: offsets[feature + 1]! };
    const all = scanBins(search, node, histogram, { feature, ...bins, step: 1 });
    const someMissing = all.grad !== nodes.sumGrad[node]! || all.hess !== nodes.sumHess[node]!;
    if (someMissing) scanBins(search, node, histogram, { feature, ...bins, step: -1 });
  }
}

interface BinScan {
  readonly feature: number;
  readonly begin: number;
  readonly end: number;
  readonly step: 1 | -1;
}

/** Weighs a split at the far side of each bin passed, and returns the sums over all bins. */
function scanBins(search: BinnedSearch, node: number, histogram: Histogram, { feature, begin, end, step }: BinScan) {
  const { nodes, passedGrad, passedHess, params } = search;
  const { cuts, below } = search.cuts[feature]!;
  let grad = 0;
  let hess = 0;
  for (let bin = step === 1 ? begin : end - 1; bin >= begin && bin < end; bin += step) {
    grad += histogram[2 * bin]!;
    hess += histogram[2 * bin + 1]!;
    const gain = splitGain(nodes, node, grad, hess, params);
    if (gain > nodes.gain[node]!) {
      const threshold = step === 1 ? cuts[bin - begin]! : (cuts[bin - begin - 1] ?? below);
      keepSplit(nodes, node, { gain, feature, threshold, defaultLeft: step === -1 });
      passedGrad[node] = grad;
      passedHess[node] = hess;
    }
  }
  return { grad, hess };
}
