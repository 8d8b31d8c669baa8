import { type Random, range } from '#server/numerics/random';
import type { XgboostParams } from '../../schema.ts';

/** What one tree may learn from; null means everything. */
export interface TreeSample {
  /** (n) 1 where the row is seen. */
  readonly rows: Uint8Array | null;
  /** (d) 1 where the feature may be split on. */
  readonly features: Uint8Array | null;
}

/**
 * Draws what a tree learns from: each row with probability `subsample`, then `colsample_bytree` of the features, at
 * least one. Where all are to be taken nothing is drawn.
 */
export function sampleTree(
  random: Random,
  rows: number,
  features: number,
  { subsample, colsample_bytree }: Pick<XgboostParams, 'subsample' | 'colsample_bytree'>,
): TreeSample {
  return {
    rows: subsample < 1 ? Uint8Array.from({ length: rows }, () => (random.double() < subsample ? 1 : 0)) : null,
    features: colsample_bytree < 1 ? sampleFeatures(random, features, colsample_bytree) : null,
  };
}

function sampleFeatures(random: Random, features: number, share: number): Uint8Array {
  const isSampled = new Uint8Array(features);
  const count = Math.max(1, Math.floor(share * features));
  for (const feature of random.permutation(range(features)).subarray(0, count)) isSampled[feature] = 1;
  return isSampled;
}
