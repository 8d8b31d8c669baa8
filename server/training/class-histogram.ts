import { quantileOfSorted, toSorted } from '#server/numerics/quantile';

/** How the values of one feature lie in each class, over the same bins. */
export interface ClassHistogram {
  /** Bin b holds edges[b] ≤ x < edges[b + 1], the last its right edge too; empty where no value is known. */
  readonly edges: readonly number[];
  /** One a class. */
  readonly classes: readonly ClassDistribution[];
}

export interface ClassDistribution {
  readonly counts: readonly number[];
  /** Rows of the class without a value. */
  readonly missing: number;
  /** 25%, 50% and 75% points, linear between order statistics; null where no value is known. */
  readonly quartiles: readonly [number, number, number] | null;
}

const MOST_BINS = 20;
/** Share of the values beyond the inner edges on each side: one customer who spends a fortune must not hide the rest. */
const TAIL = 0.01;

/**
 * Values by class over shared bins. Few whole numbers have a bin each, whose last edge lies one beyond the largest;
 * else 20 bins of equal width cover the inner 98% of the values, and the outermost reach to the smallest and largest.
 *
 * @param values (n) NaN where missing, else finite.
 * @param labels (n) class indexes.
 * @throws RangeError if the lengths differ.
 */
export function classHistogram(values: Float64Array, labels: Int32Array, classes: number): ClassHistogram {
  if (values.length !== labels.length) {
    throw new RangeError(`classHistogram: got ${values.length} values for ${labels.length} labels`);
  }
  const edges = edgesOf(toSorted(values));
  return {
    edges,
    classes: Array.from({ length: classes }, (_, k) => {
      const own = values.filter((_value, row) => labels[row] === k);
      return distributionOf(own, edges);
    }),
  };
}

function edgesOf(sorted: Float64Array): number[] {
  const [min, max] = [sorted[0], sorted.at(-1)];
  if (min === undefined || max === undefined) return [];
  if (max - min < MOST_BINS && sorted.every(Number.isInteger)) {
    return Array.from({ length: max - min + 2 }, (_, b) => min + b);
  }
  const [low, high] = [quantileOfSorted(sorted, TAIL), quantileOfSorted(sorted, 1 - TAIL)];
  if (low === high) return [min, max];
  const width = (high - low) / MOST_BINS;
  return Array.from({ length: MOST_BINS + 1 }, (_, b) => (b === 0 ? min : b === MOST_BINS ? max : low + b * width));
}

function distributionOf(values: Float64Array, edges: readonly number[]): ClassDistribution {
  const sorted = toSorted(values);
  const counts = new Array<number>(Math.max(0, edges.length - 1)).fill(0);
  let bin = 0;
  for (const value of sorted) {
    while (bin < counts.length - 1 && value >= edges[bin + 1]!) bin++;
    counts[bin]!++;
  }
  const at = (q: number): number => quantileOfSorted(sorted, q);
  return {
    counts,
    missing: values.length - sorted.length,
    quartiles: sorted.length === 0 ? null : [at(0.25), at(0.5), at(0.75)],
  };
}
