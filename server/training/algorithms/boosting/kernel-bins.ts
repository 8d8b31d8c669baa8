import type { BinStore } from '../../bin-store.ts';
import type { LabelledMatrix } from '../../model.ts';
import { allocate, allocateArray, type KernelMemory } from './kernel-memory.ts';
import type { KernelThreads } from './kernel-threads.ts';
import * as at from './kernels/layout.ts';
import { summaryLimit } from './quantile-sketch.ts';
import { keepBins, restoreBins } from './reuse-bins.ts';

/** Bins a byte can name. */
const BYTE_BINS = 256;
/** A gradient and a hessian, doubles. */
const CELL_BYTES = 16;
/** Values of the sketch for each bin. */
const SKETCH_FACTOR = 8;

export interface KernelBins {
  /** Padded to a multiple of LANES. */
  readonly features: number;
  /** Thresholds of a feature by bin: `cut(feature, −1)` lies below every value. */
  cut(feature: number, bin: number): number;
  /** (features, FEATURE_WORDS). */
  readonly table: Int32Array;
  readonly histogramBytes: number;
  readonly isDense: boolean;
}

export interface BinOptions {
  readonly maxBin: number;
  /** What weights the rows have, in a word. */
  readonly weighted: string;
  /** Columns that were cut before. */
  readonly binStore?: BinStore | undefined;
}

/**
 * Cuts every column into bins and lays the bins out for the kernels: features in groups of LANES, in a group row by row.
 * One column a thread is in memory as float32 at a time.
 */
export function binColumns(
  shared: KernelMemory,
  { rows, columns }: LabelledMatrix,
  { maxBin, weighted, binStore }: BinOptions,
  helpers: KernelThreads,
): KernelBins {
  const { words } = shared;
  const features = Math.ceil(columns.length / at.LANES) * at.LANES;
  const table = allocateArray(shared, Int32Array, features * at.FEATURE_WORDS, at.FEATURE_TABLE);
  const cuts = allocateArray(shared, Float32Array, columns.length * maxBin, at.CUTS);
  const present = columns.map((column) => rows - countMissing(column));
  const isDense = present.every((count) => count === rows);
  const limits = present.map((count) => (count ? summaryLimit(count, Math.min(maxBin, count) * SKETCH_FACTOR) : 1));
  words[at.FEATURES] = features;
  words[at.MAX_BIN] = maxBin;
  words[at.BIN_BYTES] = isNarrow(maxBin, isDense) ? 1 : 2;
  words[at.BINS] = allocate(shared, features * rows * words[at.BIN_BYTES]!);
  for (let feature = 0; feature < columns.length; feature++) {
    table[feature * at.FEATURE_WORDS + at.FEATURE_PRESENT] = present[feature]!;
    table[feature * at.FEATURE_WORDS + at.FEATURE_SUMMARY_LIMIT] = limits[feature]!;
  }
  const how = `${maxBin} ${weighted}`;
  if (!(binStore && restoreBins(shared, columns, binStore, how))) {
    const free = shared.end;
    cutInBatches(shared, columns, limits, helpers);
    shared.end = free;
    if (binStore) keepBins(shared, columns, binStore, how);
  }
  return {
    features,
    table,
    histogramBytes: placeCells(table, features),
    isDense,
    cut(feature, bin) {
      if (bin >= 0) return cuts[feature * maxBin + bin]!;
      return floatOf(table[feature * at.FEATURE_WORDS + at.FEATURE_BELOW]!);
    },
  };
}

/** Whether a byte holds every bin. The bin of missing values comes after the others, padded to a multiple of 4. */
export function isNarrow(maxBin: number, isDense: boolean): boolean {
  return maxBin <= (isDense ? BYTE_BINS : BYTE_BINS - 4);
}

function countMissing(column: Float64Array): number {
  let missing = 0;
  for (let row = 0; row < column.length; row++) missing += Number.isNaN(column[row]!) ? 1 : 0;
  return missing;
}

/** Sends as many columns at a time as there are threads. What it sets aside for that is free afterwards. */
function cutInBatches(
  shared: KernelMemory,
  columns: readonly Float64Array[],
  limits: readonly number[],
  helpers: KernelThreads,
): void {
  const { words, kernels } = shared;
  const rows = words[at.ROWS]!;
  const batch = allocateArray(shared, Float32Array, helpers.most * rows, at.COLUMNS);
  words[at.SCRATCH_BYTES] = sketchBytes(Math.max(...limits), rows);
  words[at.SCRATCH] = allocate(shared, helpers.most * words[at.SCRATCH_BYTES]!);
  for (let first = 0; first < columns.length; ) {
    helpers.admit();
    const some = columns.slice(first, first + helpers.count());
    for (const [i, column] of some.entries()) batch.set(column, i * rows);
    words[at.FIRST_COLUMN] = first;
    kernels.run(at.JOB_BIN_COLUMNS, some.length, helpers.count());
    first += some.length;
  }
}

/** What kernels/sketch.ts lays out: level sizes, radix counters, queue and its copy, two summaries, the levels. */
export function sketchBytes(limit: number, rows: number): number {
  const levels = 2 + Math.ceil(Math.log2(rows / (2 * limit) + 1));
  return 4 * 32 + 4 * 3 * 2 ** 11 + limit * (2 * 16 + 2 * 2 * 16 + levels * 16);
}

/**
 * Gives every feature its cells in a histogram: its bins, padded to a multiple of 4, then one cell group for missing
 * values.
 *
 * @returns Bytes of a histogram.
 */
function placeCells(table: Int32Array, features: number): number {
  let end = 0;
  for (let feature = 0; feature < features; feature++) {
    const own = feature * at.FEATURE_WORDS;
    table[own + at.FEATURE_OFFSET] = end;
    end += CELL_BYTES * (4 * Math.ceil(table[own + at.FEATURE_BINS]! / 4) + 4);
  }
  return end;
}

function floatOf(bits: number): number {
  return new Float32Array(Int32Array.of(bits).buffer)[0]!;
}
