import type { Run } from '#server/runs/schema';
import type { Report } from '#server/training/schema';
import { baselineWarnings } from '#server/training/training-warnings';
import { formatMetric, formatQuantity } from '../../_ui/format-number.ts';
import { prepareDelta } from '../../_ui/prepare-delta.ts';

export interface RunVerdict {
  readonly word: 'better' | 'mixed' | 'same' | 'worse';
  /** One sentence for a person who reads nothing else. */
  readonly headline: string;
  readonly details: readonly string[];
}

const HEADLINES: Record<RunVerdict['word'], string> = {
  better: 'Better than always answering the most frequent class',
  mixed: 'Finds rare classes, but is right less often than always answering the most frequent class',
  same: 'No better than always answering the most frequent class',
  worse: 'Worse than always answering the most frequent class',
};

/**
 * A run held against always answering the most frequent class, in words. It is about this holdout only; how sure one
 * can be of a difference is what a comparison says.
 */
export function prepareRunVerdict(report: Report, baseline: Report): RunVerdict {
  const f1 = prepareDelta('f1_macro', report.metrics.f1_macro, baseline.metrics.f1_macro)?.word ?? 'same';
  const accuracy = prepareDelta('accuracy', report.metrics.accuracy, baseline.metrics.accuracy)?.word ?? 'same';
  const mixed = f1 === 'better' && accuracy === 'worse';
  const word = mixed ? 'mixed' : f1;
  return {
    word,
    headline: HEADLINES[word],
    details: [
      `Macro F1 ${formatMetric(report.metrics.f1_macro)} against ${formatMetric(baseline.metrics.f1_macro)}, ` +
        `accuracy ${formatMetric(report.metrics.accuracy)} against ${formatMetric(baseline.metrics.accuracy)}, ` +
        `on the same ${formatQuantity(report.rows, 'holdout row')}.`,
      ...blindSentences(report),
    ],
  };
}

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
