import { range } from '#server/numerics/random';
import type { SplitSpec } from '../schema.ts';
import { divide } from './divide.ts';
import type { SplitValue } from './sides.ts';

/**
 * Set the sealed slice aside before anything else is divided. It is cut by the rule of the split (whole groups, the
 * latest rows, class shares) with a size and seed of its own, so that another seed of the split leaves it as it is.
 *
 * @returns Row numbers: `open` ascending, `sealed` empty where the spec seals nothing.
 */
export function sealRows(
  labels: Int32Array,
  spec: SplitSpec,
  values: readonly SplitValue[] = [],
): { readonly open: Int32Array; readonly sealed: Int32Array } {
  if (spec.sealed === undefined) return { open: range(labels.length), sealed: new Int32Array() };
  const { train, holdout } = divide(labels, spec, spec.sealed, values);
  return { open: train.toSorted(), sealed: holdout.toSorted() };
}
