import { Random } from '#server/numerics/random';
import type { XgboostParams } from '../../schema.ts';
import { drawRowsInOrder, drawRowsSkipping } from './draw-rows.ts';
import { shuffle } from './shuffle.ts';

/** What one tree may learn from; null means everything. */
export interface TreeSample {
  /** (n) 1 where the row is seen. */
  readonly rows: Uint8Array | null;
  /** (d) 1 where the feature may be split on. */
  readonly features: Uint8Array | null;
}

export const EVERYTHING: TreeSample = { rows: null, features: null };

interface Sampling {
  readonly method: 'exact' | 'hist';
  readonly rows: number;
  readonly features: number;
  readonly params: Pick<XgboostParams, 'subsample' | 'colsample_bytree'>;
  readonly seed: number;
}

/**
 * Draws what each tree learns from: a row with probability `subsample`, and `colsample_bytree` of the features, at least
 * one. Numbers are drawn in the order of XGBoost 1.7.4, so a seed means the same sample as there.
 *
 * There is one generator for all; features have their own, seeded from it: once under `hist`, for every tree under
 * `exact`.
 *
 * @returns A function that answers the next tree's sample.
 */
export function createTreeSampler({ method, rows, features, params, seed }: Sampling): () => TreeSample {
  const random = new Random(seed);
  const subsample = Math.fround(params.subsample);
  let featureRandom = new Random(random.uint32());
  let isFirst = true;
  return () => {
    if (method === 'exact' && !isFirst) featureRandom = new Random(random.uint32());
    isFirst = false;
    const drawRows = method === 'exact' ? drawRowsInOrder : drawRowsSkipping;
    return {
      rows: subsample < 1 ? drawRows(random, rows, subsample) : null,
      features: params.colsample_bytree < 1 ? drawFeatures(featureRandom, features, params.colsample_bytree) : null,
    };
  };
}

function drawFeatures(random: Random, features: number, share: number): Uint8Array {
  const count = Math.max(1, Math.floor(Math.fround(Math.fround(share) * features)));
  const isSampled = new Uint8Array(features);
  for (const feature of shuffle(random, features).subarray(0, count)) isSampled[feature] = 1;
  return isSampled;
}
