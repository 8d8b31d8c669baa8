import type { XgboostParams } from '../../schema.ts';

/**
 * From here on (2²² rows) XGBoost 1.7's `auto` leaves exact search for a histogram method; ours is `hist`, where it
 * takes `approx`.
 */
const EXACT_ROWS = 4_194_304;

/** What `tree_method` means for so many rows. */
export function searchMethod({ tree_method }: XgboostParams, rows: number): 'exact' | 'hist' {
  if (tree_method === 'auto') return rows < EXACT_ROWS ? 'exact' : 'hist';
  return tree_method;
}
