import { pruneSummary, quantileSketch } from './quantile-sketch.ts';

const { fround } = Math;

/** How many times finer than the bins the sketch is. */
const SKETCH_FACTOR = 8;
const MARGIN = fround(1e-5);

/** Where one feature's bins end. Bin b holds `cuts[b − 1] ≤ x < cuts[b]`. */
export interface HistogramCuts {
  /** Ascending, at most max_bin; the last lies above every value. */
  readonly cuts: Float32Array;
  /** A threshold below every value. */
  readonly below: number;
}

/**
 * Cuts a feature into at most `maxBin` bins of about equally many rows; with no more than `maxBin` distinct values each
 * has its own bin.
 *
 * @param column (n) float32 values; NaN (missing) falls in no bin.
 * @param weights (n) float32, what each row counts.
 */
export function histogramCuts(
  column: Float32Array,
  maxBin: number,
  weights: Float32Array = new Float32Array(column.length).fill(1),
): HistogramCuts {
  const present = column.reduce((count, value) => (Number.isNaN(value) ? count : count + 1), 0);
  if (present === 0) return { cuts: Float32Array.of(beyond(MARGIN)), below: MARGIN };
  const bins = Math.min(maxBin, present);
  const sketch = quantileSketch(column, bins * SKETCH_FACTOR, weights);
  const reduced = pruneSummary(sketch, Math.min(present, maxBin * SKETCH_FACTOR));
  const values = pruneSummary(reduced, bins + 1).map((entry) => entry.value);
  const smallest = values[0]!;
  return {
    cuts: Float32Array.from([...values.slice(1, bins), beyond(values.at(-1)!)]),
    below: fround(fround(smallest - Math.abs(smallest)) - MARGIN),
  };
}

function beyond(value: number): number {
  return fround(value + fround(Math.abs(value) + MARGIN));
}

/** Marks a missing value in a column of bins; max_bin is below it. */
export const MISSING_BIN = 65_535;

/** The bin of every value (n), `MISSING_BIN` for NaN. */
export function binColumn(column: Float32Array, cuts: Float32Array): Uint16Array {
  return Uint16Array.from(column, (value) => (Number.isNaN(value) ? MISSING_BIN : binOf(value, cuts)));
}

/** The first bin whose end lies above the value, by bisection. */
function binOf(value: number, cuts: Float32Array): number {
  let low = 0;
  let high = cuts.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value < cuts[middle]!) high = middle;
    else low = middle + 1;
  }
  return low;
}
