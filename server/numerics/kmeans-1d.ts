/** Distinct values ascending, and prefix sums of weight, w·x and w·x² with x taken from the mean. */
interface Prefixes {
  readonly values: Float64Array;
  readonly weight: Float64Array;
  readonly sum: Float64Array;
  readonly squares: Float64Array;
}

/**
 * k-means in one dimension, at the exact optimum: the partition into k groups of least
 *
 *     inertia = Σᵢ (xᵢ − centre of its group)²
 *
 * In one dimension the groups of an optimal partition are intervals, so dynamic programming over the sorted values
 * finds it: `cost(j, g) = minᵢ cost(i, g − 1) + spread(i … j)`. The best i never moves left as j grows, which lets
 * each layer be filled by halving: O(k n log n). Equal values stay together; of equally good partitions the one
 * whose cuts lie furthest left is taken, so the answer never depends on the order of the values.
 *
 * @param values (n) finite, in any order.
 * @param k      Number of groups, from 1 to the number of different values.
 * @returns `labels` (n) 0 … k − 1 by ascending centre; `centres` (k) ascending; `inertia` in squared units.
 * @throws RangeError if a value is not finite or there are fewer than k different values.
 * @see Wang & Song, Ckmeans.1d.dp (2011); Grønlund et al., Fast exact k-means in 1D (2017), §2.
 */
export function kmeans1d(
  values: ArrayLike<number>,
  k: number,
): { labels: Int32Array; centres: Float64Array; inertia: number } {
  const sorted = Float64Array.from(values).sort();
  if (!sorted.every(Number.isFinite)) throw new RangeError('kmeans1d: every value must be finite');
  const prefixes = toPrefixes(sorted);
  const distinct = prefixes.values.length;
  if (!Number.isInteger(k) || k < 1 || k > distinct) {
    throw new RangeError(`kmeans1d: k must be from 1 to the ${distinct} different values, got ${k}`);
  }
  const starts = bestStarts(prefixes, k);
  const labels = Int32Array.from({ length: values.length }, (_, i) => groupOf(values[i]!, starts));
  const centres = meansByGroup(values, labels, k);
  let inertia = 0;
  for (const [i, label] of labels.entries()) inertia += (values[i]! - centres[label]!) ** 2;
  return { labels, centres, inertia };
}

function toPrefixes(sorted: Float64Array): Prefixes {
  const values = sorted.filter((value, i) => i === 0 || value !== sorted[i - 1]);
  const m = values.length;
  const weight = new Float64Array(m + 1);
  const sum = new Float64Array(m + 1);
  const squares = new Float64Array(m + 1);
  // From the mean: prefix sums of large numbers would lose the digits the spreads are made of.
  const origin = sorted.length === 0 ? 0 : sorted.reduce((total, value) => total + value, 0) / sorted.length;
  for (let j = 0, i = 0; j < m; j++) {
    const from = i;
    while (i < sorted.length && sorted[i] === values[j]) i++;
    const w = i - from;
    const x = values[j]! - origin;
    weight[j + 1] = weight[j]! + w;
    sum[j + 1] = sum[j]! + w * x;
    squares[j + 1] = squares[j]! + w * x * x;
  }
  return { values, weight, sum, squares };
}

/** Σ w (x − mean)² over distinct values i … j − 1. */
function spread({ weight, sum, squares }: Prefixes, i: number, j: number): number {
  const s = sum[j]! - sum[i]!;
  return Math.max(0, squares[j]! - squares[i]! - (s * s) / (weight[j]! - weight[i]!));
}

/** The least value of each group of the best partition, ascending. */
function bestStarts(prefixes: Prefixes, k: number): Float64Array {
  const m = prefixes.values.length;
  let cost = Float64Array.from({ length: m + 1 }, (_, j) => (j === 0 ? 0 : spread(prefixes, 0, j)));
  const cuts: Int32Array[] = [];
  for (let groups = 2; groups <= k; groups++) {
    const next = new Float64Array(m + 1).fill(Number.POSITIVE_INFINITY);
    const cut = new Int32Array(m + 1);
    fillLayer(prefixes, { cost, next, cut }, { first: groups, last: m, from: groups - 1, to: m - 1 });
    cost = next;
    cuts.push(cut);
  }
  const starts = new Float64Array(k);
  let end = m;
  for (let group = k - 1; group > 0; group--) {
    end = cuts[group - 1]![end]!;
    starts[group] = prefixes.values[end]!;
  }
  starts[0] = prefixes.values[0]!;
  return starts;
}

/** Fills `next` and `cut` for prefixes first … last, whose best cuts lie in from … to: the middle one, then each half. */
function fillLayer(
  prefixes: Prefixes,
  layer: { cost: Float64Array; next: Float64Array; cut: Int32Array },
  range: { first: number; last: number; from: number; to: number },
): void {
  const { first, last, from, to } = range;
  if (first > last) return;
  const middle = (first + last) >> 1;
  let best = Number.POSITIVE_INFINITY;
  let at = from;
  for (let i = from; i <= Math.min(to, middle - 1); i++) {
    const total = layer.cost[i]! + spread(prefixes, i, middle);
    if (total < best) {
      best = total;
      at = i;
    }
  }
  layer.next[middle] = best;
  layer.cut[middle] = at;
  fillLayer(prefixes, layer, { first, last: middle - 1, from, to: at });
  fillLayer(prefixes, layer, { first: middle + 1, last, from: at, to });
}

function groupOf(value: number, starts: Float64Array): number {
  let group = starts.length - 1;
  while (group > 0 && value < starts[group]!) group--;
  return group;
}

function meansByGroup(values: ArrayLike<number>, labels: Int32Array, k: number): Float64Array {
  const sums = new Float64Array(k);
  const counts = new Float64Array(k);
  for (const [i, label] of labels.entries()) {
    sums[label]! += values[i]!;
    counts[label]! += 1;
  }
  return sums.map((sum, group) => sum / counts[group]!);
}
