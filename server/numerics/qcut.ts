import { quantileOfSorted, toSorted } from './quantile.ts';

/**
 * Groups of (nearly) equal size by quantile, as pandas' `qcut` makes them: group i holds the values in
 * `(edgeᵢ, edgeᵢ₊₁]`, so a value on an inner edge belongs to the lower group; the first group also holds its left edge.
 *
 * @param values (n) in any order. NaN gets no group and has no part in the edges.
 * @param groups How many groups, at least 1; or their edges as quantiles, ascending from 0 to 1. A value outside the
 *   edges gets no group.
 * @param duplicates What becomes of equal edges: an error, or one edge (and fewer groups; a single edge leaves none).
 * @returns `codes` (n) from 0 to groups − 1, −1 for no group; `edges` (groups + 1) ascending, in the unit of the values.
 * @throws RangeError if two edges are equal (too many equal values) and none is to be dropped, or nothing but NaN is given.
 * @see pandas.qcut.
 */
export function qcut(
  values: ArrayLike<number>,
  groups: number | readonly number[],
  duplicates: 'raise' | 'drop' = 'raise',
): { codes: Int32Array; edges: Float64Array } {
  const sorted = toSorted(values);
  const quantiles = typeof groups === 'number' ? evenQuantiles(groups) : groups;
  if (sorted.length === 0) throw new RangeError('qcut: there are no values to group');
  const every = Float64Array.from(quantiles, (q) => quantileOfSorted(sorted, q));
  const edges = every.filter((edge, i) => i === 0 || edge !== every[i - 1]);
  if (duplicates === 'raise' && edges.length < every.length) {
    throw new RangeError(
      `qcut: ${every.length - 1} groups need ${every.length} different edges, got ${every.join(', ')}; too many values are equal`,
    );
  }
  return { codes: Int32Array.from({ length: values.length }, (_, i) => groupOf(values[i]!, edges)), edges };
}

/** 0, 1/groups, …, 1, each a multiple of the step as NumPy's linspace has them. */
function evenQuantiles(groups: number): number[] {
  if (!Number.isInteger(groups) || groups < 1) {
    throw new RangeError(`qcut: the number of groups must be a whole number from 1, got ${groups}`);
  }
  return Array.from({ length: groups + 1 }, (_, i) => (i === groups ? 1 : i * (1 / groups)));
}

function groupOf(value: number, edges: Float64Array): number {
  const last = edges.length - 1;
  if (last < 1 || !(value >= edges[0]! && value <= edges[last]!)) return -1;
  let group = 0;
  while (value > edges[group + 1]!) group++;
  return group;
}
