/** The compiled kernels (kernels/), one instance a thread over memory they share. */
import { setFlagsFromString } from 'node:v8';
import { KERNELS } from './generated/kernels.ts';

export interface Kernels {
  /** Does a job of the control block, cut into pieces, with so many threads. */
  run(job: number, pieces: number, threads: number): void;
  /** Lives as a helper until `stop`. */
  help(): void;
  /** Sends all helpers home. */
  stop(): void;
  sumRoot(histogram: number, isDense: boolean): void;
  setExactPenalties(lambda: number, alpha: number, minChildWeight: number): void;
  sumNodes(positions: number, gradients: number, rows: number, scans: number): void;
  leaveLight(positions: number, rows: number, scans: number, leastHess: number): void;
  scanSorted(
    values: number,
    rows: number,
    count: number,
    positions: number,
    gradients: number,
    scans: number,
    firstNode: number,
    endNode: number,
    feature: number,
    step: 1 | -1,
  ): void;
  moveDown(positions: number, rows: number, scans: number, columns: number, leftChildren: number): void;
}

let compiled: WebAssembly.Module | undefined;

/**
 * Compiled once a thread; to be sent to helpers, who then need not compile it again.
 *
 * V8 frees WebAssembly code that it has replaced by faster code, and while threads come and go that ends the whole
 * process once in a great while (nodejs/node#64500, open in Node 24). The little there is to free is kept instead.
 */
export function kernelModule(): WebAssembly.Module {
  setFlagsFromString('--no-wasm-code-gc');
  compiled ??= new WebAssembly.Module(Uint8Array.from(atob(KERNELS), (character) => character.charCodeAt(0)));
  return compiled;
}

export function loadKernels(module: WebAssembly.Module, memory: WebAssembly.Memory): Kernels {
  const { exports } = new WebAssembly.Instance(module, { env: { memory }, gradients: { log: Math.log } });
  return exports as unknown as Kernels;
}
