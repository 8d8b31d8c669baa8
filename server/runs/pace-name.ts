import type { AlgorithmName } from '../training/schema.ts';

/** An algorithm as far as the time of a fit goes: trees that are grown by histogram take a fraction of the others. */
export type PaceName = AlgorithmName | 'xgboost_hist';

/** Which pace a setting is fitted at. Safe in the browser. */
export function paceNameOf(algorithm: AlgorithmName, params: Readonly<Record<string, unknown>>): PaceName {
  return algorithm === 'xgboost' && params.tree_method === 'hist' ? 'xgboost_hist' : algorithm;
}
