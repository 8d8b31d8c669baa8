// AssemblyScript. The quantile sketch of one column: ../quantile-sketch.ts says what and why.
import { ENTRY_BYTES, mergeSummaries, pruneSummary, putEntry } from './summary';

/** Sizes of the levels' summaries come first in the scratch; a level beyond these is never reached. */
const LEVELS = 32;
const RADIX_BITS = 11;
const RADIX = 1 << RADIX_BITS;
const RADIX_PASSES = 3;

// This thread's scratch, laid out by `openScratch`; the sizes are said in memory-plan.ts.
let limit: i32 = 0;
let sizes: usize = 0;
let counters: usize = 0;
let queue: usize = 0;
let sorted: usize = 0;
let climbing: usize = 0;
let merged: usize = 0;
let levels: usize = 0;
/** Runs in the queue: 64 bits each, the value's key above the float32 weight. */
let queued: i32 = 0;

function openScratch(scratch: usize, summaryLimit: i32): void {
  limit = summaryLimit;
  sizes = scratch;
  counters = sizes + LEVELS * 4;
  queue = counters + RADIX * RADIX_PASSES * 4;
  sorted = queue + limit * 16;
  climbing = sorted + limit * 16;
  merged = climbing + 2 * limit * ENTRY_BYTES;
  levels = merged + 2 * limit * ENTRY_BYTES;
  memory.fill(sizes, 0, LEVELS * 4);
  queued = 0;
}

/** A float's bits, so that unsigned order is the order of values. Adding 0 first makes −0 the same as 0. */
function toKey(value: f32): u32 {
  const bits = reinterpret<u32>(value);
  return bits ^ (bits >> 31 ? 0xffffffff : 0x80000000);
}

function fromKey(key: u32): f32 {
  return reinterpret<f32>(key ^ (key >> 31 ? 0x80000000 : 0xffffffff));
}

/** Sorts the queue by value, runs of one value in the order they came; the result is where this returns. */
function sortQueue(): usize {
  memory.fill(counters, 0, RADIX * RADIX_PASSES * 4);
  for (let i = 0; i < queued; i++) {
    let key = load<u32>(queue + (i << 3), 4);
    for (let p = 0; p < RADIX_PASSES; p++, key >>= RADIX_BITS) {
      const counter = counters + ((p * RADIX + (key & (RADIX - 1))) << 2);
      store<i32>(counter, load<i32>(counter) + 1);
    }
  }
  let from = queue;
  let to = sorted;
  for (let p = 0; p < RADIX_PASSES; p++) {
    scatter(from, to, counters + ((p * RADIX) << 2), p * RADIX_BITS);
    const held = from;
    from = to;
    to = held;
  }
  return from;
}

/** One pass of the radix sort: counts become places, and every run goes to the place of its digit. */
function scatter(from: usize, to: usize, counts: usize, shift: i32): void {
  let place = 0;
  for (let digit = 0; digit < RADIX; digit++) {
    const count = load<i32>(counts + (digit << 2));
    store<i32>(counts + (digit << 2), place);
    place += count;
  }
  for (let i = 0; i < queued; i++) {
    const run = load<u64>(from + (i << 3));
    const count = counts + ((<u32>(run >> (32 + shift)) & (RADIX - 1)) << 2);
    const at = load<i32>(count);
    store<u64>(to + (at << 3), run);
    store<i32>(count, at + 1);
  }
}

/** Everything queued as an exact summary in `climbing`. @returns Its entries. */
function drain(): i32 {
  const runs = sortQueue();
  let size = 0;
  let rank: f32 = 0;
  for (let i = 0; i < queued; size++) {
    const key = load<u32>(runs + (i << 3), 4);
    let count: f32 = 0;
    for (; i < queued && load<u32>(runs + (i << 3), 4) === key; i++) count += load<f32>(runs + (i << 3));
    putEntry(climbing + size * ENTRY_BYTES, fromKey(key), rank, rank + count, count);
    rank += count;
  }
  queued = 0;
  return size;
}

/** Lets a summary in `climbing` rise through the levels, like a carry. */
function carry(size: i32): void {
  for (let level = 0; ; level++) {
    const own = levels + level * limit * ENTRY_BYTES;
    const ownSize = load<i32>(sizes + (level << 2));
    size = pruneSummary(climbing, size, limit, climbing);
    if (ownSize > 0) {
      size = mergeSummaries(climbing, size, own, ownSize, merged);
      memory.copy(climbing, merged, size * ENTRY_BYTES);
    }
    if (ownSize === 0 || size <= limit) {
      memory.copy(own, climbing, size * ENTRY_BYTES);
      store<i32>(sizes + (level << 2), size);
      return;
    }
    store<i32>(sizes + (level << 2), 0);
  }
}

/**
 * Summarises a column.
 *
 * @param column  (rows) float32; NaN (missing) is left out.
 * @param weights (rows) float32.
 * @returns Entries of the summary, which is where `sketchSummary()` says until the next column.
 */
export function sketchColumn(column: usize, weights: usize, rows: i32, summaryLimit: i32, scratch: usize): i32 {
  openScratch(scratch, summaryLimit);
  let last: u32 = 0;
  for (let row = 0; row < rows; row++) {
    const value = load<f32>(column + (row << 2));
    if (isNaN<f32>(value)) continue;
    const key = toKey(value + 0);
    const weight = load<f32>(weights + (row << 2));
    if (queued > 0 && key === last) {
      const run = queue + ((queued - 1) << 3);
      store<f32>(run, load<f32>(run) + weight);
      continue;
    }
    if (queued === 2 * limit) carry(drain());
    store<u64>(queue + (queued << 3), ((<u64>key) << 32) | <u64>reinterpret<u32>(weight));
    queued++;
    last = key;
  }
  return gatherLevels();
}

/** What is queued and all levels as one summary in `climbing`. */
function gatherLevels(): i32 {
  let size = drain();
  size = pruneSummary(climbing, size, limit, climbing);
  for (let level = 0; level < LEVELS; level++) {
    const ownSize = load<i32>(sizes + (level << 2));
    if (ownSize === 0) continue;
    size = mergeSummaries(climbing, size, levels + level * limit * ENTRY_BYTES, ownSize, merged);
    size = pruneSummary(merged, size, limit, climbing);
  }
  return size;
}

export function sketchSummary(): usize {
  return climbing;
}
