import type { Difference } from './comparison-schema.ts';

/** The chance of a false alarm that a comparison allows, over all its challengers together. */
const ALPHA = 0.05;

/**
 * Whether a difference may be called one: its 95% interval leaves out 0 and, where several challengers give chance
 * several tries, its corrected p-value agrees.
 */
export function tellsApart({ low, high, adjustedP }: Difference): boolean {
  return (low > 0 || high < 0) && adjustedP < ALPHA;
}
