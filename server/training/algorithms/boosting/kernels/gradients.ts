// AssemblyScript. Derivatives of the log loss, and the loss, row by row: ../objective.ts says what and why.
import { floatExp } from './exp';

const FLOOR: f32 = 1e-16;
const LARGEST_EXPONENT: f32 = 88.7;
/** Probabilities multiplied before a logarithm is taken; each is at least 10⁻¹⁶, so no product reaches 0. */
const FACTORS = 16;

/** Natural logarithm, JavaScript's own. */
declare function log(x: f64): f64;

/**
 * Softmax: overwrites both derivatives of rows `begin … end − 1` for each of `classes` classes.
 *
 * @param margins   (rows, classes) float32.
 * @param labels    (rows) int32.
 * @param weights   (rows) float32.
 * @param gradients (classes, rows, 2) float32: gradient, hessian.
 * @param powers    (classes) float32, scratch.
 * @returns Log loss of these rows in nats, summed; weights do not enter.
 */
export function softmaxGradients(
  begin: i32,
  end: i32,
  rows: i32,
  classes: i32,
  margins: usize,
  labels: usize,
  weights: usize,
  gradients: usize,
  powers: usize,
): f64 {
  let loss: f64 = 0;
  let product: f64 = 1;
  for (let row = begin; row < end; row++) {
    const at = margins + ((row * classes) << 2);
    let largest: f32 = 0;
    for (let k = 0; k < classes; k++) largest = max<f32>(largest, load<f32>(at + (k << 2)));
    let total: f64 = 0;
    for (let k = 0; k < classes; k++) {
      const power = floatExp(load<f32>(at + (k << 2)) - largest);
      store<f32>(powers + (k << 2), power);
      total += f64(power);
    }
    const divisor = f32(total);
    const label = load<i32>(labels + (row << 2));
    const weight = load<f32>(weights + (row << 2));
    for (let k = 0; k < classes; k++) {
      const p = load<f32>(powers + (k << 2)) / divisor;
      const out = gradients + ((k * rows + row) << 3);
      store<f32>(out, (k === label ? p - 1 : p) * weight);
      store<f32>(out, max<f32>(2 * p * (1 - p) * weight, FLOOR), 4);
      if (k === label) product *= f64(max<f32>(p, FLOOR));
    }
    if ((row - begin) % FACTORS === FACTORS - 1) {
      loss -= log(product);
      product = 1;
    }
  }
  return loss - log(product);
}

/** Logistic: as above with one margin a row, `gradients` being (rows, 2). */
export function logisticGradients(
  begin: i32,
  end: i32,
  margins: usize,
  labels: usize,
  weights: usize,
  gradients: usize,
): f64 {
  let loss: f64 = 0;
  let product: f64 = 1;
  for (let row = begin; row < end; row++) {
    const margin = load<f32>(margins + (row << 2));
    const p: f32 = 1 / (floatExp(min<f32>(-margin, LARGEST_EXPONENT)) + 1);
    const label = load<i32>(labels + (row << 2));
    const weight = load<f32>(weights + (row << 2));
    const out = gradients + (row << 3);
    store<f32>(out, (p - f32(label)) * weight);
    store<f32>(out, max<f32>(p * (1 - p), FLOOR) * weight, 4);
    product *= f64(max<f32>(label ? p : 1 - p, FLOOR));
    if ((row - begin) % FACTORS === FACTORS - 1) {
      loss -= log(product);
      product = 1;
    }
  }
  return loss - log(product);
}
