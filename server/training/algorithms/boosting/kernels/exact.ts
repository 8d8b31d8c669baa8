// AssemblyScript. Exact search over a sorted column, for all open nodes together: ../grow-exact.ts says what and why.
import {
  SCAN_BYTES,
  SCAN_DEFAULT_LEFT,
  SCAN_FEATURE,
  SCAN_GAIN,
  SCAN_LAST,
  SCAN_OWN_GAIN,
  SCAN_PASSED,
  SCAN_SUMS,
  SCAN_THRESHOLD,
} from './layout';

const SMALLEST_GAIN: f32 = 1e-6;

let lambda: f64 = 0;
let alpha: f64 = 0;
let minChildWeight: f64 = 0;

/** Penalties of the fit. */
export function setExactPenalties(l2: f64, l1: f64, leastHess: f64): void {
  lambda = l2;
  alpha = l1;
  minChildWeight = leastHess;
}

/** Adds each row's pair to the sums of the node it is in; −1 is nowhere. */
export function sumNodes(positions: usize, gradients: usize, rows: i32, scans: usize): void {
  for (let row = 0; row < rows; row++) {
    const node = load<i32>(positions + (row << 2));
    if (node < 0) continue;
    const sums = scans + node * SCAN_BYTES + SCAN_SUMS;
    const pair = f64x2.promote_low_f32x4(v128.load64_zero(gradients + (row << 3)));
    v128.store(sums, f64x2.add(v128.load(sums), pair));
  }
}

/** Rows of nodes too light to be split stand nowhere from now on: they need not be passed any more. */
export function leaveLight(positions: usize, rows: i32, scans: usize, leastHess: f64): void {
  for (let row = 0; row < rows; row++) {
    const node = load<i32>(positions + (row << 2));
    if (node < 0) continue;
    if (load<f64>(scans + node * SCAN_BYTES, SCAN_SUMS + 8) < leastHess) store<i32>(positions + (row << 2), -1);
  }
}

/** Weighs the split of a node at `threshold`, with what the scan has passed on one side. */
function weigh(scan: usize, feature: i32, threshold: f32, defaultLeft: i32): void {
  const passed = v128.load(scan, SCAN_PASSED);
  const rest = f64x2.sub(v128.load(scan, SCAN_SUMS), passed);
  const hess = v128.shuffle<f64>(passed, rest, 1, 3);
  if (!v128.all_true<i64>(f64x2.ge(hess, f64x2.splat(minChildWeight)))) return;
  const grad = v128.shuffle<f64>(passed, rest, 0, 2);
  const shrunk = f64x2.pmax(f64x2.sub(f64x2.abs(grad), f64x2.splat(alpha)), f64x2.splat(0));
  const squares = f32x4.demote_f64x2_zero(f64x2.mul(shrunk, shrunk));
  const gains = f32x4.div(squares, f32x4.demote_f64x2_zero(f64x2.add(hess, f64x2.splat(lambda))));
  const near: f32 = f64x2.extract_lane(hess, 0) > 0 ? f32x4.extract_lane(gains, 0) : 0;
  const far: f32 = f64x2.extract_lane(hess, 1) > 0 ? f32x4.extract_lane(gains, 1) : 0;
  const gain: f32 = near + far - load<f32>(scan, SCAN_OWN_GAIN);
  if (!(gain > load<f32>(scan, SCAN_GAIN)) || gain === f32.POSITIVE_INFINITY) return;
  store<f32>(scan, gain, SCAN_GAIN);
  store<i32>(scan, feature, SCAN_FEATURE);
  store<f32>(scan, threshold, SCAN_THRESHOLD);
  store<i32>(scan, defaultLeft, SCAN_DEFAULT_LEFT);
}

/** The float32 midpoint; where that is the new value itself, the one passed before it. */
function between(last: f32, value: f32): f32 {
  const middle: f32 = (value + last) * 0.5;
  return middle === value ? last : middle;
}

/**
 * Passes once over a sorted column.
 *
 * @param values    (count) float32 ascending.
 * @param rows      (count) int32, the row of each value.
 * @param positions (rows) int32, the node of each row; −1 is nowhere.
 * @param scans     (nodes) records of SCAN_BYTES; those from `firstNode` on are open.
 * @param step      1 upward, −1 downward (missing values then go left).
 */
export function scanSorted(
  values: usize,
  rows: usize,
  count: i32,
  positions: usize,
  gradients: usize,
  scans: usize,
  firstNode: i32,
  endNode: i32,
  feature: i32,
  step: i32,
): void {
  const defaultLeft = i32(step < 0);
  for (let node = firstNode; node < endNode; node++) {
    v128.store(scans + node * SCAN_BYTES, f64x2.splat(0), SCAN_PASSED);
  }
  let at = step < 0 ? count - 1 : 0;
  for (let left = count; left > 0; left--, at += step) {
    const row = load<i32>(rows + (at << 2));
    const node = load<i32>(positions + (row << 2));
    if (node < 0) continue;
    const scan = scans + node * SCAN_BYTES;
    const value = load<f32>(values + (at << 2));
    const last = load<f32>(scan, SCAN_LAST);
    const passed = v128.load(scan, SCAN_PASSED);
    if (value !== last && f64x2.extract_lane(passed, 1) !== 0) weigh(scan, feature, between(last, value), defaultLeft);
    const pair = f64x2.promote_low_f32x4(v128.load64_zero(gradients + (row << 3)));
    v128.store(scan, f64x2.add(passed, pair), SCAN_PASSED);
    store<f32>(scan, value, SCAN_LAST);
  }
  for (let node = firstNode; node < endNode; node++) {
    const scan = scans + node * SCAN_BYTES;
    const last = load<f32>(scan, SCAN_LAST);
    weigh(scan, feature, last + f32(step) * (abs(last) + SMALLEST_GAIN), defaultLeft);
  }
}

/** Moves every row to the child it belongs to, or nowhere when its node was not split; NaN goes the learned way. */
export function moveDown(positions: usize, rows: i32, scans: usize, columns: usize, leftChildren: usize): void {
  for (let row = 0; row < rows; row++) {
    const node = load<i32>(positions + (row << 2));
    if (node < 0) continue;
    const left = load<i32>(leftChildren + (node << 2));
    const scan = scans + node * SCAN_BYTES;
    const value = load<f32>(columns + ((load<i32>(scan, SCAN_FEATURE) * rows + row) << 2));
    const goesLeft =
      value < load<f32>(scan, SCAN_THRESHOLD) || (isNaN<f32>(value) && load<i32>(scan, SCAN_DEFAULT_LEFT));
    store<i32>(positions + (row << 2), left < 0 ? -1 : goesLeft ? left : left + 1);
  }
}
