// AssemblyScript. Cuts of one column and the bin of every value: ../histogram-cuts.ts says what and why.
import { LANES } from './layout';
import { sketchColumn, sketchSummary } from './sketch';
import { entryValue, pruneSummary } from './summary';

const SKETCH_FACTOR = 8;
const MARGIN: f32 = 1e-5;

function beyond(value: f32): f32 {
  return value + (abs(value) + MARGIN);
}

/**
 * Finds the cuts of a column.
 *
 * @param present Rows that have a value.
 * @param cuts    (maxBin) float32, overwritten from the start.
 * @param below   Overwritten with a threshold below every value.
 * @returns How many cuts there are.
 */
export function cutColumn(
  column: usize,
  weights: usize,
  rows: i32,
  present: i32,
  maxBin: i32,
  summaryLimit: i32,
  scratch: usize,
  cuts: usize,
  below: usize,
): i32 {
  if (present === 0) {
    store<f32>(cuts, beyond(MARGIN));
    store<f32>(below, MARGIN);
    return 1;
  }
  const bins = min<i32>(maxBin, present);
  let size = sketchColumn(column, weights, rows, summaryLimit, scratch);
  const summary = sketchSummary();
  size = pruneSummary(summary, size, min<i32>(present, maxBin * SKETCH_FACTOR), summary);
  size = pruneSummary(summary, size, bins + 1, summary);
  const inner = min<i32>(size, bins);
  for (let i = 1; i < inner; i++) store<f32>(cuts + ((i - 1) << 2), entryValue(summary, i));
  store<f32>(cuts + ((inner - 1) << 2), beyond(entryValue(summary, size - 1)));
  const smallest = entryValue(summary, 0);
  store<f32>(below, smallest - abs(smallest) - MARGIN);
  return inner;
}

/**
 * Writes the bin of every value: the first whose end lies above it, `missing` for NaN.
 *
 * @param out First bin of the feature, bins of a row LANES apart.
 */
export function binColumn<T>(column: usize, rows: i32, cuts: usize, count: i32, missing: i32, out: usize): void {
  for (let row = 0; row < rows; row++) {
    const value = load<f32>(column + (row << 2));
    store<T>(out + row * (LANES * sizeof<T>()), <T>(!isNaN<f32>(value) ? binOf(value, cuts, count) : missing));
  }
}

/** Bisection without branches: `low` is the first bin left, `span` how many may hold the value. */
function binOf(value: f32, cuts: usize, count: i32): i32 {
  let low = 0;
  for (let span = count - 1; span > 0; ) {
    const half = (span + 1) >> 1;
    const isAbove = value >= load<f32>(cuts + ((low + half - 1) << 2));
    low = isAbove ? low + half : low;
    span = isAbove ? span - half : half - 1;
  }
  return low;
}
