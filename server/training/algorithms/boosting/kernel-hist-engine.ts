import { lighterChild } from './grow-hist.ts';
import type { HistEngine } from './hist-engine.ts';
import type { KernelBins } from './kernel-bins.ts';
import { createCandidates } from './kernel-candidates.ts';
import { createHistogramPool } from './kernel-histograms.ts';
import { allocateArray, type KernelMemory } from './kernel-memory.ts';
import { createNodeRows, mostBlocks, type NodeRows } from './kernel-rows.ts';
import * as at from './kernels/layout.ts';
import { createNodeTable, nodeCapacity, settleNode } from './node-table.ts';
import type { TreeSample } from './sample-tree.ts';
import { leastHessToSplit, type TreeParams } from './tree-params.ts';

/** Pairs of nodes searched in one job. */
const MOST_PAIRS = 512;
const NOBODY = -1;

export interface KernelHistEngine extends HistEngine, Pick<NodeRows, 'addToMargins'> {
  /** Says which features the next tree may split on. */
  sampleFeatures(features: TreeSample['features']): void;
}

/** The engine whose work on rows and bins is done by kernels. */
export function createKernelHistEngine(
  shared: KernelMemory,
  bins: KernelBins,
  params: TreeParams,
  threads: () => number,
): KernelHistEngine {
  const { words, kernels } = shared;
  const capacity = nodeCapacity(params.maxDepth);
  const nodes = createNodeTable(params.maxDepth, {
    sumGrad: allocateArray(shared, Float64Array, capacity, at.NODE_GRAD),
    sumHess: allocateArray(shared, Float64Array, capacity, at.NODE_HESS),
    ownGain: allocateArray(shared, Float32Array, capacity, at.NODE_OWN_GAIN),
  });
  const leastHess = leastHessToSplit(params);
  const pieceCount = Math.max(MOST_PAIRS, mostBlocks(words[at.ROWS]!, capacity));
  const pieces = allocateArray(shared, Int32Array, pieceCount * at.PIECE_WORDS, at.PIECE_TABLE);
  const rows = createNodeRows(shared, pieces, nodes, threads);
  const candidates = createCandidates(shared, nodes, bins, 2 * MOST_PAIRS);
  const histograms = createHistogramPool(shared, bins.histogramBytes, capacity);
  words[at.HISTOGRAM_BYTES] = bins.histogramBytes;
  return {
    nodes,
    params,
    passedGrad: candidates.passedGrad,
    passedHess: candidates.passedHess,
    searchRoot,
    divideRows: (parents) => rows.divide(parents, candidates.lastLeft),
    searchChildren,
    release: histograms.release,
    sampleFeatures(features) {
      for (let feature = 0; feature < bins.features; feature++) {
        const isReal = bins.table[feature * at.FEATURE_WORDS + at.FEATURE_BINS]! > 0;
        bins.table[feature * at.FEATURE_WORDS + at.FEATURE_IS_SAMPLED] = isReal && features?.[feature] !== 0 ? 1 : 0;
      }
    },
    addToMargins: rows.addToMargins,
  };

  function searchRoot(): void {
    rows.reset();
    histograms.take(0);
    putPair(0, { light: 0, heavy: NOBODY, rowsOf: 0 });
    run(at.JOB_FILL, 1);
    kernels.sumRoot(histograms.of(0), bins.isDense);
    settleNode(nodes, 0, params);
    putPair(0, { light: 0, heavy: NOBODY, rowsOf: NOBODY });
    run(at.JOB_SEARCH, 1);
    candidates.keep(0, 0);
  }

  function searchChildren(parents: readonly number[]): void {
    for (let i = 0; i < parents.length; i += MOST_PAIRS) searchPairs(parents.slice(i, i + MOST_PAIRS));
  }

  /** The parent's histogram becomes that of the heavier child. Children that cannot be split are not looked at. */
  function searchPairs(parents: readonly number[]): void {
    const pairs: { light: number; heavy: number }[] = [];
    for (const parent of parents) {
      const left = nodes.left[parent]!;
      const light = lighterChild(nodes, left);
      const heavy = 2 * left + 1 - light;
      histograms.pass(parent, heavy);
      if (nodes.sumHess[heavy]! < leastHess) continue;
      histograms.take(light);
      putPair(pairs.length, { light, heavy, rowsOf: light });
      pairs.push({ light, heavy });
    }
    run(at.JOB_SEARCH, pairs.length);
    for (const [i, { light, heavy }] of pairs.entries()) {
      candidates.keep(light, 2 * i);
      candidates.keep(heavy, 2 * i + 1);
    }
  }

  /** Describes a pair of nodes to the kernels. `rowsOf` names the node whose rows fill the lighter one's histogram. */
  function putPair(pair: number, { light, heavy, rowsOf }: { light: number; heavy: number; rowsOf: number }): void {
    const own = pair * at.PIECE_WORDS;
    const filled = rowsOf === NOBODY ? [0, -1] : [rows.begin[rowsOf]!, rows.end[rowsOf]! - rows.begin[rowsOf]!];
    pieces[own + at.PAIR_LIGHT] = light;
    pieces[own + at.PAIR_LIGHT_HISTOGRAM] = histograms.of(light);
    pieces[own + at.PAIR_BEGIN] = filled[0]!;
    pieces[own + at.PAIR_COUNT] = filled[1]!;
    pieces[own + at.PAIR_HEAVY] = heavy;
    pieces[own + at.PAIR_HEAVY_HISTOGRAM] = heavy === NOBODY ? 0 : histograms.of(heavy);
  }

  /** One thread takes all features of a pair; more share them. */
  function run(job: number, pairs: number): void {
    words[at.SHARES] = threads() === 1 ? 1 : bins.features / at.LANES;
    kernels.run(job, pairs * words[at.SHARES]!, threads());
  }
}
