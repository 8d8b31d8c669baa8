// AssemblyScript. Sums of gradients and hessians by bin. A cell is two doubles (gradient, hessian): one vector.
import { FEATURE_OFFSET, FEATURE_WORDS, LANES } from './layout';

/** Address of the bins of a group of features, (rows, LANES) bins of type T, side by side. */
export function groupBins<T>(bins: usize, group: i32, rows: i32): usize {
  return bins + group * rows * LANES * sizeof<T>();
}

/** Where the cells of a lane begin in a histogram. */
function cellsOf(histogram: usize, features: usize, feature: i32): usize {
  return histogram + load<i32>(features + ((feature * FEATURE_WORDS + FEATURE_OFFSET) << 2));
}

/**
 * Adds the rows of a list into the cells of one group of features, in the order of the list.
 *
 * Type T of a bin is u8 or u16. Missing values have a cell of their own behind the bins.
 *
 * @param rowList   (count) int32.
 * @param gradients (rows, 2) float32.
 */
export function addToHistogram<T>(
  histogram: usize,
  features: usize,
  group: i32,
  bins: usize,
  rowList: usize,
  count: i32,
  gradients: usize,
): void {
  const first = group * LANES;
  const cells0 = cellsOf(histogram, features, first);
  const cells1 = cellsOf(histogram, features, first + 1);
  const cells2 = cellsOf(histogram, features, first + 2);
  const cells3 = cellsOf(histogram, features, first + 3);
  const end = rowList + ((<usize>count) << 2);
  for (let at = rowList; at < end; at += 4) {
    const row = <usize>load<u32>(at);
    const pair = f64x2.promote_low_f32x4(v128.load64_zero(gradients + (row << 3)));
    const cell = bins + row * (LANES * sizeof<T>());
    addToCell(cells0 + ((<usize>load<T>(cell)) << 4), pair);
    addToCell(cells1 + ((<usize>load<T>(cell, sizeof<T>())) << 4), pair);
    addToCell(cells2 + ((<usize>load<T>(cell, 2 * sizeof<T>())) << 4), pair);
    addToCell(cells3 + ((<usize>load<T>(cell, 3 * sizeof<T>())) << 4), pair);
  }
}

function addToCell(cell: usize, pair: v128): void {
  v128.store(cell, f64x2.add(v128.load(cell), pair));
}

/** Makes the heavier child's cells of the parent's: heavy = parent − light, in place. */
export function subtractCells(heavy: usize, light: usize, bytes: i32): void {
  for (let at = 0; at < bytes; at += 16) {
    v128.store(heavy + at, f64x2.sub(v128.load(heavy + at), v128.load(light + at)));
  }
}

/** Sums of the cells from `cells` on, or of (gradient, hessian) pairs of rows, one after another. */
export function sumCells(cells: usize, count: i32): v128 {
  let sum = f64x2.splat(0);
  for (let i = 0; i < count; i++) sum = f64x2.add(sum, v128.load(cells + (i << 4)));
  return sum;
}

export function sumRows(gradients: usize, rows: i32): v128 {
  let sum = f64x2.splat(0);
  for (let row = 0; row < rows; row++) {
    sum = f64x2.add(sum, f64x2.promote_low_f32x4(v128.load64_zero(gradients + (row << 3))));
  }
  return sum;
}
