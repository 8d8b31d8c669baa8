/**
 * The arithmetic of one split (Chen & Guestrin 2016, equations 5–7, with the L1 term of XGBoost's documentation).
 * Sums come in as doubles; every quantity that XGBoost keeps as a float is rounded where it does: with gains in double
 * another split would win some near ties.
 */
import type { TreeParams } from './tree-params.ts';

const { fround } = Math;

/** A gain at or below this is no gain (float32 10⁻⁶). */
export const SMALLEST_GAIN = fround(1e-6);

/**
 * Weight of a node: w = −T(G) / (H + λ), where T shrinks G towards 0 by α.
 *
 * @returns float32, learning rate not applied; 0 when the node is lighter than `minChildWeight` or empty.
 */
export function nodeWeight(sumGrad: number, sumHess: number, params: TreeParams): number {
  if (sumHess < params.minChildWeight || sumHess <= 0) return 0;
  return fround(-shrink(sumGrad, params.alpha) / (sumHess + params.lambda));
}

/** What a node is worth unsplit: T(G)² / (H + λ), with numerator and denominator rounded to float32; 0 when empty. */
export function nodeGain(sumGrad: number, sumHess: number, params: TreeParams): number {
  if (sumHess <= 0) return 0;
  const shrunk = shrink(sumGrad, params.alpha);
  return fround(fround(shrunk * shrunk) / fround(sumHess + params.lambda));
}

function shrink(sumGrad: number, alpha: number): number {
  if (sumGrad > alpha) return sumGrad - alpha;
  if (sumGrad < -alpha) return sumGrad + alpha;
  return 0;
}
