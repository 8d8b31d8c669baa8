import { quantileOfSorted, toSorted } from './quantile.ts';

/**
 * Groups of (nearly) equal size by quantile, as pandas' `qcut` makes them: group i holds the values in
 * `(edgeᵢ, edgeᵢ₊₁]`, so a value on an inner edge belongs to the lower group; the first group also holds its left edge.
 *
 * @param values (n) in any order. NaN gets no group and has no part in the edges.
 * @param groups How many groups, at least 1.
 * @returns `codes` (n) from 0 to groups − 1, −1 for NaN; `edges` (groups + 1) ascending, in the unit of the values.
 * @throws RangeError if two edges are equal (too many equal values), or nothing but NaN is given.
 * @see pandas.qcut with `duplicates="raise"`.
 */
export function qcut(values: ArrayLike<number>, groups: number): { codes: Int32Array; edges: Float64Array } {
  if (!Number.isInteger(groups) || groups < 1) {
    throw new RangeError(`qcut: the number of groups must be a whole number from 1, got ${groups}`);
  }
  const sorted = toSorted(values);
  if (sorted.length === 0) throw new RangeError('qcut: there are no values to group');
  const edges = Float64Array.from({ length: groups + 1 }, (_, i) => quantileOfSorted(sorted, i / groups));
  if (edges.some((edge, i) => i > 0 && edge === edges[i - 1])) {
    throw new RangeError(
      `qcut: ${groups} groups need ${groups + 1} different edges, got ${edges.join(', ')}; too many values are equal`,
    );
  }
  const codes = Int32Array.from({ length: values.length }, (_, i) => groupOf(values[i]!, edges));
  return { codes, edges };
}

function groupOf(value: number, edges: Float64Array): number {
  if (Number.isNaN(value)) return -1;
  let group = 0;
  while (value > edges[group + 1]!) group++;
  return group;
}
