import { expBelowZero } from '#server/numerics/exp-below-zero';

/** Rows taken at a time: their features, scores and residuals stay in the cache between the two uses. */
const BLOCK = 512;
/** A product of sums is turned into a logarithm before it can overflow. */
const LARGE = 1e200;

interface SoftmaxData {
  /** (d) columns of n values; the constant of the intercept is no column. */
  readonly columns: readonly Float64Array[];
  /** (n) class indexes. */
  readonly labels: Int32Array;
  /** (classes) weight of the rows of a class. */
  readonly weights: Float64Array;
}

/**
 * Log loss of softmax regression and its gradient in one pass over the rows, block by block.
 *
 *     loss         = Σᵢ w[yᵢ] · (log Σₖ exp(zᵢₖ) − zᵢ[yᵢ]),    zᵢₖ = bₖ + Σⱼ W[k, j] · xᵢⱼ
 *     ∂loss/∂W[k]  = Σᵢ w[yᵢ] · (pᵢₖ − [yᵢ = k]) · xᵢ
 *
 * The largest score of a row is subtracted before exponents are taken. Residuals of a row add up to 0, so the last
 * class's gradient is what the others leave. Logarithms are taken of products of many sums: one in hundreds of rows.
 *
 * @returns A function of the point (classes × (d + 1)) row-major, the weights of a class and then its intercept; it
 *   overwrites the gradient, of the same shape, and returns the loss in nats, summed over the rows. Its scratch space is
 *   its own: one at a time.
 */
export function createSoftmaxPass(data: SoftmaxData): (point: Float64Array, gradient: Float64Array) => number {
  const { columns, labels, weights } = data;
  const [classes, stride] = [weights.length, columns.length + 1];
  const scores = new Float64Array(classes * BLOCK);
  const scoresOf = Array.from({ length: classes }, (_, k) => scores.subarray(k * BLOCK, (k + 1) * BLOCK));
  const logs: LogSums = { products: new Float64Array(classes), sums: new Float64Array(classes) };

  return (point, gradient) => {
    gradient.fill(0);
    logs.products.fill(1);
    logs.sums.fill(0);
    for (let start = 0; start < labels.length; start += BLOCK) {
      const rows = Math.min(BLOCK, labels.length - start);
      for (let k = 0; k < classes; k++) {
        scoresOf[k]!.fill(point[k * stride + stride - 1]!);
        for (let j = 0; j < stride - 1; j += 4)
          addScaled(scoresOf[k]!, columns, { start, rows, j, at: k * stride + j }, point);
      }
      toResiduals(scores, { start, rows, labels, weights }, logs);
      for (let k = 0; k < classes - 1; k++) {
        for (let j = 0; j < stride - 1; j += 4)
          addProducts(scoresOf[k]!, columns, { start, rows, j, at: k * stride + j }, gradient);
        gradient[k * stride + stride - 1]! += sumOf(scoresOf[k]!, rows);
      }
    }
    const last = (classes - 1) * stride;
    for (let at = 0; at < last; at++) gradient[last + (at % stride)]! -= gradient[at]!;
    return weights.reduce((loss, weight, k) => loss + weight * (logs.sums[k]! + Math.log(logs.products[k]!)), 0);
  };
}

/** By class of the row: finished logarithms less scores, and the product not yet taken the logarithm of. */
interface LogSums {
  readonly products: Float64Array;
  readonly sums: Float64Array;
}

interface Tile {
  readonly start: number;
  readonly rows: number;
  /** First of up to four features. */
  readonly j: number;
  /** Where the first of them stands in the point or gradient. */
  readonly at: number;
}

/** scores[i] += Σ over up to four features of weight · x. Four at a time share one load and store of the score. */
function addScaled(scores: Float64Array, columns: readonly Float64Array[], tile: Tile, point: Float64Array): void {
  const { start, rows, j, at } = tile;
  if (j + 4 > columns.length) {
    for (let f = j; f < columns.length; f++) {
      const [x, w] = [columns[f]!, point[at + f - j]!];
      for (let i = 0; i < rows; i++) scores[i]! += w * x[start + i]!;
    }
    return;
  }
  const [a, b, c, e] = [columns[j]!, columns[j + 1]!, columns[j + 2]!, columns[j + 3]!];
  const [wa, wb, wc, we] = [point[at]!, point[at + 1]!, point[at + 2]!, point[at + 3]!];
  for (let i = 0, row = start; i < rows; i++, row++) {
    scores[i] = scores[i]! + wa * a[row]! + wb * b[row]! + wc * c[row]! + we * e[row]!;
  }
}

/** gradient[feature] += Σᵢ residual · x for up to four features, which share one load of the residual. */
function addProducts(
  residuals: Float64Array,
  columns: readonly Float64Array[],
  tile: Tile,
  gradient: Float64Array,
): void {
  const { start, rows, j, at } = tile;
  if (j + 4 > columns.length) {
    for (let f = j; f < columns.length; f++) {
      const x = columns[f]!;
      let sum = 0;
      for (let i = 0; i < rows; i++) sum += residuals[i]! * x[start + i]!;
      gradient[at + f - j]! += sum;
    }
    return;
  }
  const [a, b, c, e] = [columns[j]!, columns[j + 1]!, columns[j + 2]!, columns[j + 3]!];
  let [sa, sb, sc, se] = [0, 0, 0, 0];
  for (let i = 0, row = start; i < rows; i++, row++) {
    const r = residuals[i]!;
    sa += r * a[row]!;
    sb += r * b[row]!;
    sc += r * c[row]!;
    se += r * e[row]!;
  }
  gradient[at]! += sa;
  gradient[at + 1]! += sb;
  gradient[at + 2]! += sc;
  gradient[at + 3]! += se;
}

interface Block {
  readonly start: number;
  readonly rows: number;
  readonly labels: Int32Array;
  readonly weights: Float64Array;
}

/**
 * Scores become weighted residuals p − [y = k]; the rows' log sums are kept by class of the row.
 *
 * @param scores (classes × BLOCK) class after class.
 */
function toResiduals(scores: Float64Array, { start, rows, labels, weights }: Block, { products, sums }: LogSums): void {
  const end = weights.length * BLOCK;
  for (let i = 0; i < rows; i++) {
    const label = labels[start + i]!;
    let top = scores[i]!;
    for (let at = i + BLOCK; at < end; at += BLOCK) if (scores[at]! > top) top = scores[at]!;
    sums[label]! += top - scores[label * BLOCK + i]!;
    let sum = 0;
    for (let at = i; at < end; at += BLOCK) {
      const power = expBelowZero(scores[at]! - top);
      scores[at] = power;
      sum += power;
    }
    products[label]! *= sum;
    if (products[label]! > LARGE) {
      sums[label]! += Math.log(products[label]!);
      products[label] = 1;
    }
    const scale = weights[label]! / sum;
    for (let at = i; at < end; at += BLOCK) scores[at]! *= scale;
    scores[label * BLOCK + i]! -= weights[label]!;
  }
}

function sumOf(values: Float64Array, count: number): number {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += values[i]!;
  return sum;
}
