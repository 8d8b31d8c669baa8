import { range } from '#server/numerics/random';
import { intervalAccuracy } from './metrics/interval-accuracy.ts';
import type { LabelledMatrix } from './model.ts';
import { rowsOf } from './rows-of.ts';

/** From this balanced accuracy on, a feature alone is taken to hold the answer. */
const GIVEAWAY = 0.99;

/** Rows measured on; of more, every so many-th: that moves a figure by less than its own chance. */
const MOST_ROWS = 20_000;
/** Most steps the search in one feature may take (rows × classes²), a tenth of a second. */
const MOST_WORK = 5e7;

/** What is known of a feature before it is looked at. */
export interface FeatureOrigin {
  /** As the matrix names it. */
  readonly feature: string;
  /** The label that its definition says it gives away. */
  readonly leaks: string | null;
  /** Where its values are read from, in any one way of writing; null where that is not known. */
  readonly source: string | null;
}

export interface Leak {
  readonly feature: string;
  /** It is the label's own column; it is tagged as leaking this label; or it was found to give the label alone. */
  readonly reason: 'label_source' | 'tagged' | 'measured';
  /** Best balanced accuracy of thresholds on this feature alone, 0 … 1. */
  readonly balancedAccuracy: number;
  /** For people: what was found, and why it matters. */
  readonly sentence: string;
}

interface LeakQuestion {
  readonly matrix: LabelledMatrix;
  /** Its name, and where its values are read from. */
  readonly label: { readonly feature: string; readonly source: string | null };
  readonly origins: readonly FeatureOrigin[];
}

/**
 * Features that a model could copy the label from, which would not be there in use. Ask before training. A feature is
 * named once, for the first reason that holds: its source, its tag, its figures.
 *
 * @returns In the order of the features.
 */
export function findLeaks({ matrix, label, origins }: LeakQuestion): Leak[] {
  const sample = sampled(matrix);
  // Of one class alone there is nothing to give away.
  const isOneClass = sample.labels.every((other) => other === sample.labels[0]);
  return matrix.names.flatMap((feature, j): Leak[] => {
    const origin = origins.find((one) => one.feature === feature);
    const balancedAccuracy = intervalAccuracy(sample.columns[j]!, sample.labels, sample.classes);
    if (origin?.source && origin.source === label.source) {
      return [
        {
          feature,
          reason: 'label_source',
          balancedAccuracy,
          sentence: sameSource(feature, label.feature, origin.source),
        },
      ];
    }
    if (origin?.leaks === label.feature) {
      return [{ feature, reason: 'tagged', balancedAccuracy, sentence: tagged(feature, balancedAccuracy) }];
    }
    return !isOneClass && balancedAccuracy >= GIVEAWAY ? [measured(feature, balancedAccuracy)] : [];
  });
}

function measured(feature: string, balancedAccuracy: number): Leak {
  const sentence =
    `${feature} alone gives the label with ${percent(balancedAccuracy)} balanced accuracy: ` +
    'it probably holds the answer, and would not be there in use.';
  return { feature, reason: 'measured', balancedAccuracy, sentence };
}

function tagged(feature: string, balancedAccuracy: number): string {
  return (
    `${feature} gives the label away (the label is made from it; alone it reaches ${percent(balancedAccuracy)} ` +
    'balanced accuracy): its score here will not be seen in use.'
  );
}

function sameSource(feature: string, label: string, source: string): string {
  return `${feature} is read from ${source}, where the label ${label} is read from: it is the answer itself.`;
}

/** Every so many-th row where there are many; all of them where there are not. */
function sampled(matrix: LabelledMatrix): LabelledMatrix {
  const stride = Math.ceil(matrix.rows / Math.min(MOST_ROWS, MOST_WORK / matrix.classes ** 2));
  return stride <= 1
    ? matrix
    : rowsOf(
        matrix,
        range(Math.ceil(matrix.rows / stride)).map((i) => i * stride),
      );
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)}%`;
}
