import { type GainOverMajority, gainOverMajority } from '#server/runs/gain-over-majority';
import type { Run } from '#server/runs/schema';
import { tellsApart } from '#server/runs/tells-apart';
import type { Report } from '#server/training/schema';
import { baselineWarnings } from '#server/training/training-warnings';
import { formatDelta, formatMetric, formatQuantity } from '../../_ui/format-number.ts';
import { prepareDelta } from '../../_ui/prepare-delta.ts';

export interface RunVerdict {
  readonly word: 'better' | 'mixed' | 'same' | 'unsure' | 'worse';
  /** One sentence for a person who reads nothing else. */
  readonly headline: string;
  readonly details: readonly string[];
}

type Metric = 'f1_macro' | 'accuracy';

const HEADLINES: Record<RunVerdict['word'], string> = {
  better: 'Better than always answering the most frequent class',
  mixed: 'Finds rare classes, but is right less often than always answering the most frequent class',
  same: 'No better than always answering the most frequent class',
  unsure: 'Cannot be told apart from always answering the most frequent class on these rows',
  worse: 'Worse than always answering the most frequent class',
};

/**
 * A run held against always answering the most frequent class, in words. A difference counts where its 95% interval
 * leaves out 0, as in a comparison; where there is no interval, it is taken as it is.
 */
export function prepareRunVerdict(report: Report, baseline: Report): RunVerdict {
  const gain = gainOverMajority(report, baseline);
  const wordOf = (metric: Metric) => {
    const word = prepareDelta(metric, report.metrics[metric], baseline.metrics[metric])?.word ?? 'same';
    return gain && word !== 'same' && !tellsApart(gain[metric]) ? 'unsure' : word;
  };
  const figures = (metric: Metric) =>
    `${formatMetric(report.metrics[metric])} against ${formatMetric(baseline.metrics[metric])}` +
    (gain ? ` (95% interval of the difference ${intervalOf(gain[metric])})` : '');
  const f1 = wordOf('f1_macro');
  const word = f1 === 'better' && wordOf('accuracy') === 'worse' ? 'mixed' : f1;
  const rows = `on the same ${formatQuantity(report.rows, 'holdout row')}`;
  return {
    word,
    headline: HEADLINES[word],
    details: [`Macro F1 ${figures('f1_macro')}, accuracy ${figures('accuracy')}, ${rows}.`, ...blindSentences(report)],
  };
}

const intervalOf = ({ low, high }: GainOverMajority[Metric]): string => `${formatDelta(low)} to ${formatDelta(high)}`;

/** Warnings of a run but for those about the majority class: the verdict says these. */
export function warningsBesideVerdict({ warnings, report, baseline }: Run): string[] {
  const said = new Set(report && baseline ? baselineWarnings(report, baseline) : []);
  return warnings.filter((warning) => !said.has(warning));
}

/** Classes that are in the holdout and that the model never answers. */
function blindSentences(report: Report): string[] {
  const blind = report.classes.filter((row) => row.precisionUndefined && row.support > 0);
  if (blind.length === 0) return [];
  const names = blind.map((row) => `“${row.name}” (${formatQuantity(row.support, 'row')})`).join(' and ');
  return [`It never answers ${names}.`];
}
