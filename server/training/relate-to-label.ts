import { quantileOfSorted, toSorted } from '#server/numerics/quantile';
import { rocAucByClass } from './metrics/roc-auc-by-class.ts';
import type { LabelledMatrix } from './model.ts';

/** Bars a feature's values are drawn in. */
const BINS = 12;
/** Values beyond these quantiles share the outermost bins, so that one rich customer does not flatten all others. */
const [LOWEST, HIGHEST] = [0.01, 0.99];

/** How one feature goes with the classes of a label. */
export interface LabelRelation {
  readonly feature: string;
  /** Rows that have the feature and the label. */
  readonly rows: number;
  /**
   * Correlation ratio η²: the share of the feature's variance that lies between the classes, 0 … 1. Null where the
   * feature has one value. ANOVA's F is (η² / (k − 1)) / ((1 − η²) / (n − k)).
   */
  readonly correlationRatio: number | null;
  /**
   * For each class, area under the ROC curve of the feature alone as its score, against all other rows: ½ says nothing,
   * 1 that the class has the highest values, 0 the lowest. Null where the class or its rest is empty.
   */
  readonly auc: readonly (number | null)[];
  /** The class that the feature tells apart best. */
  readonly best: { readonly class: number; readonly auc: number; readonly higher: boolean } | null;
  /** Ends of the bins; the outermost bins hold everything beyond them too. */
  readonly edges: readonly number[];
  /** classes × bins: rows. */
  readonly counts: readonly (readonly number[])[];
}

/** How each feature of a matrix goes with its label, in the order of the features; rows without a value are left out. */
export function relateToLabel(matrix: LabelledMatrix): LabelRelation[] {
  return matrix.names.map((feature, j) => relateOne(feature, matrix.columns[j]!, matrix));
}

function relateOne(feature: string, column: Float64Array, { labels, classes }: LabelledMatrix): LabelRelation {
  const present = Int32Array.from([...column.keys()].filter((row) => !Number.isNaN(column[row])));
  const values = Float64Array.from(present, (row) => column[row]!);
  const owners = present.map((row) => labels[row]!);
  const auc = rocAucByClass(values, owners, classes);
  return {
    feature,
    rows: values.length,
    correlationRatio: correlationRatio(values, owners, classes),
    auc,
    best: bestClass(auc),
    ...binByClass(values, owners, classes),
  };
}

/**
 * Correlation ratio, η² = Σₖ nₖ (x̄ₖ − x̄)² / Σᵢ (xᵢ − x̄)².
 *
 * @param values (n) finite. @param labels (n) class indexes.
 * @returns In [0, 1]; null where there is no variance.
 * @see Fisher, Statistical Methods for Research Workers (1925), §45.
 */
export function correlationRatio(values: Float64Array, labels: Int32Array, classes: number): number | null {
  const n = values.length;
  const mean = values.reduce((sum, x) => sum + x, 0) / n;
  const sums = new Float64Array(classes);
  const sizes = new Float64Array(classes);
  let total = 0;
  for (let i = 0; i < n; i++) {
    const deviation = values[i]! - mean;
    sums[labels[i]!]! += deviation;
    sizes[labels[i]!]! += 1;
    total += deviation * deviation;
  }
  if (!(total > 0)) return null;
  const between = sums.reduce((sum, s, k) => (sizes[k] === 0 ? sum : sum + (s * s) / sizes[k]!), 0);
  return Math.min(1, between / total);
}

function bestClass(auc: readonly (number | null)[]): LabelRelation['best'] {
  const away = auc.map((area) => (area === null ? -1 : Math.abs(area - 0.5)));
  const best = away.indexOf(Math.max(...away));
  const area = auc[best] ?? null;
  return area === null ? null : { class: best, auc: area, higher: area >= 0.5 };
}

/** One bin a value where they are few and whole, else bins of one width between two quantiles. */
function binByClass(values: Float64Array, labels: Int32Array, classes: number) {
  const sorted = toSorted(values);
  if (sorted.length === 0) return { edges: [], counts: Array.from({ length: classes }, () => []) };
  const span = sorted.at(-1)! - sorted[0]!;
  const whole = span < BINS && sorted.every(Number.isInteger);
  const low = whole ? sorted[0]! : quantileOfSorted(sorted, LOWEST);
  const high = whole ? sorted.at(-1)! + 1 : quantileOfSorted(sorted, HIGHEST);
  const bins = whole ? span + 1 : high > low ? BINS : 1;
  const width = (high - low) / bins;
  const counts = Array.from({ length: classes }, () => new Array<number>(bins).fill(0));
  for (const [i, x] of values.entries()) {
    const bin = width > 0 ? Math.floor((x - low) / width) : 0;
    counts[labels[i]!]![Math.min(bins - 1, Math.max(0, bin))]! += 1;
  }
  return { edges: Array.from({ length: bins + 1 }, (_, i) => low + i * width), counts };
}
