import { Random } from './random.ts';

/** Starts tried; the best of them is kept. */
const STARTS = 30;
/** Rounds after which a start is left as it stands; settled long before in any data that clusters. */
const MOST_ROUNDS = 300;

export interface Clusters {
  /** (n) 0 … k − 1, by ascending first coordinate of the centres. */
  readonly labels: Int32Array;
  /** (k × d) row-major. */
  readonly centres: Float64Array;
  /** Σ squared distances to the own centre. */
  readonly inertia: number;
}

/**
 * k-means in any number of dimensions: Lloyd's algorithm from seeded k-means++ starts, the best of 30 kept. A local
 * optimum, as scikit-learn's; in one dimension `kmeans1d` gives the global one.
 *
 *     inertia = Σᵢ ‖xᵢ − centre of its group‖²
 *
 * @param columns (d) columns of n finite values.
 * @param k       Number of groups, from 1 to n.
 * @returns A value as near to two centres belongs to the lower of them.
 * @throws RangeError if k is out of range or a value is not finite.
 * @see Lloyd (1982), doi 10.1109/TIT.1982.1056489; Arthur & Vassilvitskii (2007), k-means++.
 */
export function kmeans(columns: readonly Float64Array[], k: number, seed: number): Clusters {
  const n = columns[0]?.length ?? 0;
  if (!Number.isInteger(k) || k < 1 || k > n)
    throw new RangeError(`kmeans: k must be from 1 to the ${n} rows, got ${k}`);
  if (!columns.every((column) => column.every(Number.isFinite))) {
    throw new RangeError('kmeans: every value must be finite');
  }
  const random = new Random(seed);
  let best: Clusters | null = null;
  for (let start = 0; start < STARTS; start++) {
    const found = settle(columns, spreadCentres(columns, k, random));
    if (best === null || found.inertia < best.inertia) best = found;
  }
  return inOrder(best!, k);
}

/** k-means++: each next centre is a row drawn with the chance of its squared distance to the nearest one so far. */
function spreadCentres(columns: readonly Float64Array[], k: number, random: Random): Float64Array {
  const [n, d] = [columns[0]!.length, columns.length];
  const centres = new Float64Array(k * d);
  const nearest = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
  let row = random.integer(n - 1);
  for (let group = 0; ; group++) {
    for (let j = 0; j < d; j++) centres[group * d + j] = columns[j]![row]!;
    if (group === k - 1) return centres;
    let total = 0;
    for (let i = 0; i < n; i++) {
      nearest[i] = Math.min(nearest[i]!, squaredDistance(columns, i, centres, group));
      total += nearest[i]!;
    }
    let left = random.double() * total;
    for (row = 0; row < n - 1 && left >= nearest[row]!; row++) left -= nearest[row]!;
  }
}

/** Assign and average until no label changes. A group that loses all rows keeps its centre. */
function settle(columns: readonly Float64Array[], centres: Float64Array): Clusters {
  const [n, d] = [columns[0]!.length, columns.length];
  const k = centres.length / d;
  const labels = new Int32Array(n).fill(-1);
  for (let round = 0; round < MOST_ROUNDS && assign(columns, centres, labels); round++) {
    const counts = new Float64Array(k);
    const sums = new Float64Array(k * d);
    for (let i = 0; i < n; i++) {
      counts[labels[i]!]!++;
      for (let j = 0; j < d; j++) sums[labels[i]! * d + j]! += columns[j]![i]!;
    }
    for (let at = 0; at < sums.length; at++) {
      const count = counts[Math.floor(at / d)]!;
      if (count > 0) centres[at] = sums[at]! / count;
    }
  }
  let inertia = 0;
  for (let i = 0; i < n; i++) inertia += squaredDistance(columns, i, centres, labels[i]!);
  return { labels, centres, inertia };
}

/** Every row to its nearest centre; whether any label changed. */
function assign(columns: readonly Float64Array[], centres: Float64Array, labels: Int32Array): boolean {
  const k = centres.length / columns.length;
  let changed = false;
  for (let i = 0; i < labels.length; i++) {
    let nearest = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let group = 0; group < k; group++) {
      const distance = squaredDistance(columns, i, centres, group);
      if (distance < least) [least, nearest] = [distance, group];
    }
    if (labels[i] !== nearest) [labels[i], changed] = [nearest, true];
  }
  return changed;
}

function squaredDistance(columns: readonly Float64Array[], row: number, centres: Float64Array, group: number): number {
  let sum = 0;
  for (let j = 0; j < columns.length; j++) sum += (columns[j]![row]! - centres[group * columns.length + j]!) ** 2;
  return sum;
}

function inOrder({ labels, centres, inertia }: Clusters, k: number): Clusters {
  const d = centres.length / k;
  const order = Array.from({ length: k }, (_, group) => group).sort((a, b) => centres[a * d]! - centres[b * d]!);
  const place = new Map(order.map((group, at) => [group, at]));
  return {
    labels: labels.map((label) => place.get(label)!),
    centres: Float64Array.from(order.flatMap((group) => [...centres.subarray(group * d, (group + 1) * d)])),
    inertia,
  };
}
