import type { KernelBins } from './kernel-bins.ts';
import { allocate, type KernelMemory } from './kernel-memory.ts';
import * as at from './kernels/layout.ts';
import { keepSplit, type NodeTable } from './node-table.ts';

/** What the kernels found: for each node searched a candidate from every share of the features, in their order. */
export interface Candidates {
  readonly passedGrad: Float64Array;
  readonly passedHess: Float64Array;
  /** By node, the last bin that goes left. */
  readonly lastLeft: Int32Array;
  /** Makes the best of a place's candidates the node's; the first wins ties, as it would in one scan. */
  keep(node: number, place: number): void;
}

/** @param places Nodes searched at a time, at most. */
export function createCandidates(
  shared: KernelMemory,
  nodes: NodeTable,
  { features, cut }: KernelBins,
  places: number,
): Candidates {
  const { memory, words } = shared;
  const bytes = places * (features / at.LANES) * at.CANDIDATE_BYTES;
  const address = allocate(shared, bytes);
  words[at.CANDIDATES] = address;
  const ints = new Int32Array(memory.buffer, address, bytes / 4);
  const floats = new Float32Array(memory.buffer, address, bytes / 4);
  const doubles = new Float64Array(memory.buffer, address, bytes / 8);
  const capacity = nodes.left.length;
  const [passedGrad, passedHess] = [new Float64Array(capacity), new Float64Array(capacity)];
  const lastLeft = new Int32Array(capacity);
  return { passedGrad, passedHess, lastLeft, keep };

  function keep(node: number, place: number): void {
    const shares = words[at.SHARES]!;
    for (let share = 0; share < shares; share++) {
      const own = (place * shares + share) * at.CANDIDATE_BYTES;
      const gain = floats[(own + at.CANDIDATE_GAIN) / 4]!;
      if (!(gain > nodes.gain[node]!)) continue;
      const feature = ints[(own + at.CANDIDATE_FEATURE) / 4]!;
      const bin = ints[(own + at.CANDIDATE_BIN) / 4]!;
      const defaultLeft = ints[(own + at.CANDIDATE_DEFAULT_LEFT) / 4] === 1;
      lastLeft[node] = defaultLeft ? bin - 1 : bin;
      keepSplit(nodes, node, { gain, feature, threshold: cut(feature, lastLeft[node]!), defaultLeft });
      passedGrad[node] = doubles[(own + at.CANDIDATE_SUMS) / 8]!;
      passedHess[node] = doubles[(own + at.CANDIDATE_SUMS) / 8 + 1]!;
    }
  }
}
