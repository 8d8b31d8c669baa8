import type { KernelMemory } from './kernel-memory.ts';
import * as at from './kernels/layout.ts';
import { isLeaf, type NodeTable } from './node-table.ts';

/** Rows a thread divides at a time. */
const BLOCK_ROWS = 16_384;

/** Most blocks a level of a tree can be cut into. */
export function mostBlocks(rows: number, nodes: number): number {
  return nodes + Math.ceil(rows / BLOCK_ROWS);
}

/** Which rows each node has: lists in row order, one behind the other. */
export interface NodeRows {
  readonly begin: Int32Array;
  readonly end: Int32Array;
  /** Puts all rows into node 0. */
  reset(): void;
  /** @param lastLeft By node, the last bin that goes left. */
  divide(parents: readonly number[], lastLeft: Int32Array): void;
  /** Adds the weight of each leaf to the margins of its rows. */
  addToMargins(weightOf: (node: number) => number): void;
}

export function createNodeRows(
  { memory, words, kernels }: KernelMemory,
  pieces: Int32Array,
  nodes: NodeTable,
  threads: () => number,
): NodeRows {
  const capacity = nodes.left.length;
  const [begin, end] = [new Int32Array(capacity), new Int32Array(capacity)];
  const weights = new Float32Array(pieces.buffer, pieces.byteOffset, pieces.length);
  const rows = words[at.ROWS]!;
  const list = new Int32Array(memory.buffer, words[at.ROW_LIST]! >>> 0, rows);
  const everyRow = new Int32Array(rows).map((_, row) => row);
  return { begin, end, reset, divide, addToMargins };

  function reset(): void {
    list.set(everyRow);
    begin[0] = 0;
    end[0] = rows;
  }

  /** Writes the blocks of a node from piece `first` on and returns the piece after them. */
  function cut(node: number, first: number): number {
    let piece = first;
    for (let from = begin[node]!; from < end[node]!; from += BLOCK_ROWS, piece++) {
      const own = piece * at.PIECE_WORDS;
      pieces[own + at.BLOCK_BEGIN] = from;
      pieces[own + at.BLOCK_COUNT] = Math.min(BLOCK_ROWS, end[node]! - from);
    }
    return piece;
  }

  function divide(parents: readonly number[], lastLeft: Int32Array): void {
    let count = 0;
    for (const parent of parents) {
      const first = count;
      count = cut(parent, first);
      for (let own = first * at.PIECE_WORDS; own < count * at.PIECE_WORDS; own += at.PIECE_WORDS) {
        pieces[own + at.BLOCK_FEATURE] = nodes.feature[parent]!;
        pieces[own + at.BLOCK_LAST_LEFT] = lastLeft[parent]!;
        pieces[own + at.BLOCK_DEFAULT_LEFT] = nodes.defaultLeft[parent]!;
      }
    }
    kernels.run(at.JOB_DIVIDE, count, threads());
    let piece = 0;
    for (const parent of parents) piece = place(parent, piece);
    kernels.run(at.JOB_GATHER, count, threads());
  }

  /** Says where the blocks of a parent go: all left rows before all right ones. */
  function place(parent: number, first: number): number {
    const last = first + Math.ceil((end[parent]! - begin[parent]!) / BLOCK_ROWS);
    let middle = begin[parent]!;
    for (let piece = first; piece < last; piece++) {
      pieces[piece * at.PIECE_WORDS + at.BLOCK_LEFT_TO] = middle;
      middle += pieces[piece * at.PIECE_WORDS + at.BLOCK_LEFT]!;
    }
    let right = middle;
    for (let piece = first; piece < last; piece++) {
      const own = piece * at.PIECE_WORDS;
      pieces[own + at.BLOCK_RIGHT_TO] = right;
      right += pieces[own + at.BLOCK_COUNT]! - pieces[own + at.BLOCK_LEFT]!;
    }
    const left = nodes.left[parent]!;
    begin[left] = begin[parent]!;
    end[left] = middle;
    begin[left + 1] = middle;
    end[left + 1] = end[parent]!;
    return last;
  }

  function addToMargins(weightOf: (node: number) => number): void {
    let count = 0;
    for (let node = 0; node < nodes.count; node++) {
      if (!isLeaf(nodes, node)) continue;
      const first = count;
      count = cut(node, first);
      for (let piece = first; piece < count; piece++) {
        weights[piece * at.PIECE_WORDS + at.BLOCK_WEIGHT] = weightOf(node);
      }
    }
    kernels.run(at.JOB_ADD_LEAVES, count, threads());
  }
}
