/**
 * Threads that help with a fit: workers over the same memory. The one file of training that starts anything or looks at
 * a clock; both decide only how long a fit takes.
 */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { KernelMemory } from './kernel-memory.ts';
import { HELPERS } from './kernels/layout.ts';
import { type Kernels, kernelModule } from './load-kernels.ts';
import { createPace } from './thread-pace.ts';

/** What a helper runs, as text: it needs nothing of the project, and a bundle has no file to point to. */
const HELPER = `
  const { workerData: { module, memory } } = require('node:worker_threads');
  const { exports } = new WebAssembly.Instance(module, { env: { memory }, gradients: { log: Math.log } });
  exports.help();
`;

export interface KernelThreads {
  /** Threads there will be when all are up. */
  readonly most: number;
  /** Threads that jobs are to be shared by, the fitting one included. */
  count(): number;
  /** Counts in the helpers that have come up by now: they need some milliseconds, and nobody waits for them. */
  admit(): void;
  /** Does one of many like pieces of work with helpers or, where that has shown to be faster, without. */
  paced<T>(work: () => T): T;
  stop(): void;
}

/** A fit is a generator, and whoever cancels it may just stop asking: its helpers then leave when it is collected. */
const abandoned = new FinalizationRegistry<Kernels>((kernels) => kernels.stop());

/** Starts `threads − 1` helpers. They never keep the process alive. */
export function startThreads({ memory, words, kernels }: KernelMemory, threads: number): KernelThreads {
  for (let i = 1; i < threads; i++) {
    new Worker(HELPER, { eval: true, workerData: { module: kernelModule(), memory } }).unref();
  }
  const pace = createPace();
  let count = 1;
  const helpers: KernelThreads = {
    most: threads,
    count: () => count,
    admit() {
      count = 1 + Atomics.load(words, HELPERS);
    },
    paced(work) {
      helpers.admit();
      if (count === 1) return work();
      const isTogether = pace.isTogether();
      if (!isTogether) count = 1;
      const begun = performance.now();
      const result = work();
      pace.record(isTogether, performance.now() - begun);
      return result;
    },
    stop() {
      abandoned.unregister(helpers);
      kernels.stop();
    },
  };
  if (threads > 1) abandoned.register(helpers, kernels, helpers);
  return helpers;
}

/** Cores that this process may use. */
export function coresForFit(): number {
  return availableParallelism();
}
