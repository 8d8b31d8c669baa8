import { allocate, type KernelMemory } from './kernel-memory.ts';

/** Histograms of open nodes, by address; those not in use are handed out again. */
export interface HistogramPool {
  /** Sets a histogram aside for a node; what it holds is anything. */
  take(node: number): number;
  /** The histogram of a node; 0 where it has none. */
  of(node: number): number;
  /** A node takes over the histogram of another. */
  pass(from: number, to: number): void;
  release(node: number): void;
}

export function createHistogramPool(shared: KernelMemory, bytes: number, capacity: number): HistogramPool {
  const addresses = new Float64Array(capacity);
  const free: number[] = [];
  return {
    take(node) {
      addresses[node] = free.pop() ?? allocate(shared, bytes);
      return addresses[node]!;
    },
    of: (node) => addresses[node]!,
    pass(from, to) {
      addresses[to] = addresses[from]!;
      addresses[from] = 0;
    },
    release(node) {
      if (addresses[node] === 0) return;
      free.push(addresses[node]!);
      addresses[node] = 0;
    },
  };
}
