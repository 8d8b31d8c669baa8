import { featureName } from '#server/models/vocabulary';
import type { TrainedInput } from '#server/runs/schema';
import { formatCount, formatValue } from '../../_ui/format-number.ts';
import { type PreparedHistogram, prepareHistogram } from '../../_ui/prepare-histogram.ts';

export interface DistributionRow {
  readonly feature: string;
  readonly name: string;
  readonly type: string;
  /** `0 to 92`, `none` where it was missing in all rows. */
  readonly range: string;
  readonly mean: string;
  readonly missing: string;
  /** One a class, in the order of the model's classes; null where a run kept none. */
  readonly classes: readonly ClassCell[] | null;
}

export interface ClassCell {
  readonly key: string;
  readonly histogram: PreparedHistogram;
  /** `12 (5 to 31)`: median and the quartiles around it. */
  readonly middle: string;
}

/** What a model learned from, feature by feature: its range over all training rows, and how it lies in each class. */
export function prepareDistributions(
  inputs: readonly TrainedInput[],
  classNames: readonly string[],
): DistributionRow[] {
  return inputs.map(({ feature, dtype, range, distribution }) => ({
    feature,
    name: featureName(feature),
    type: dtype,
    range: range.min === null ? 'none' : `${formatValue(range.min)} to ${formatValue(range.max)}`,
    mean: range.mean === null ? '' : formatValue(range.mean),
    missing: formatCount(range.missing),
    classes:
      distribution?.classes.map(({ counts, quartiles }, k) => {
        const name = `${featureName(feature)} in ${classNames[k]}`;
        // Bins of whole numbers end one beyond the largest, which is how the picture knows them.
        const bins = { edges: distribution.edges, counts, max: range.max ?? 0 };
        return {
          key: classNames[k] ?? String(k),
          histogram: prepareHistogram(name, quartiles ? bins : { ...bins, edges: [], counts: [] }),
          middle: quartiles
            ? `${formatValue(quartiles[1])} (${formatValue(quartiles[0])} to ${formatValue(quartiles[2])})`
            : 'none',
        };
      }) ?? null,
  }));
}
