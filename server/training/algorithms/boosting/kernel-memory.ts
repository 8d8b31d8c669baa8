/** Memory that the kernels share: what is laid out is addressed by the words of kernels/layout.ts. */
import * as at from './kernels/layout.ts';
import { type Kernels, kernelModule, loadKernels } from './load-kernels.ts';

const PAGE_BYTES = 65_536;
const MOST_PAGES = 65_536;

/** What 32-bit addresses reach. A fit that needs more is done without kernels. */
export const KERNEL_BYTES = PAGE_BYTES * MOST_PAGES;

export interface KernelMemory {
  readonly memory: WebAssembly.Memory;
  readonly kernels: Kernels;
  /** Control block by word. */
  readonly words: Int32Array;
  /** Control block by double. */
  readonly reals: Float64Array;
  /** Bytes in use. */
  end: number;
}

/** Memory of small fits that have ended. A sweep has thousands of them, and each new memory reserves addresses for 4 GB. */
const spare: KernelMemory[] = [];
const MOST_SPARE_BYTES = 2 ** 24;

/** Memory that nobody uses, all 0 but for the table of the exponential. */
export function takeKernelMemory(): KernelMemory {
  return spare.pop() ?? createKernelMemory();
}

/** Gives memory back that no other thread knows of. */
export function giveKernelMemory(shared: KernelMemory): void {
  if (shared.memory.buffer.byteLength > MOST_SPARE_BYTES) return;
  shared.words.fill(0, 0, at.EXP_TABLE / 4);
  new Uint8Array(shared.memory.buffer).fill(0, at.CONTROL_BYTES);
  shared.end = at.CONTROL_BYTES;
  spare.push(shared);
}

function createKernelMemory(): KernelMemory {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: MOST_PAGES, shared: true });
  const words = new Int32Array(memory.buffer, 0, at.CONTROL_BYTES / 4);
  const reals = new Float64Array(memory.buffer, 0, at.CONTROL_BYTES / 8);
  for (let i = 0; i < 32; i++) reals[at.EXP_TABLE / 8 + i] = 2 ** (i / 32);
  return { memory, kernels: loadKernels(kernelModule(), memory), words, reals, end: at.CONTROL_BYTES };
}

/**
 * Sets bytes aside, on a cache line of their own. What was handed out before stays where it is.
 *
 * @returns Their address.
 * @throws RangeError past 4 GB.
 */
export function allocate(shared: KernelMemory, bytes: number): number {
  const begin = Math.ceil(shared.end / 64) * 64;
  const missing = begin + bytes - shared.memory.buffer.byteLength;
  if (begin + bytes > KERNEL_BYTES) {
    throw new RangeError(`allocate: kernels address 4 GB, ${begin} bytes are in use and ${bytes} more were asked for`);
  }
  if (missing > 0) shared.memory.grow(Math.ceil(missing / PAGE_BYTES));
  shared.end = begin + bytes;
  return begin;
}

type NumberArray = Int32Array | Float32Array | Float64Array;

/** Sets an array aside and, where `word` names one, tells the kernels its address. */
export function allocateArray<T extends NumberArray>(
  shared: KernelMemory,
  type: { new (buffer: ArrayBufferLike, address: number, length: number): T; readonly BYTES_PER_ELEMENT: number },
  length: number,
  word?: number,
): T {
  const address = allocate(shared, length * type.BYTES_PER_ELEMENT);
  if (word !== undefined) shared.words[word] = address;
  return new type(shared.memory.buffer, address, length);
}
