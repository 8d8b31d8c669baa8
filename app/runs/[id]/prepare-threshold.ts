import {
  type AnswerReport,
  reportAtThreshold,
  type StepCounts,
  THRESHOLD_STEPS,
} from '#server/training/report-at-threshold';
import { formatMetric, formatQuantity } from '../../_ui/format-number.ts';
import { type PreparedConfusion, prepareConfusion } from '../../_ui/prepare-confusion.ts';
import { type PreparedReport, prepareReport } from '../../_ui/prepare-report.ts';

/** A class whose threshold can be moved. */
export interface ThresholdClass {
  readonly label: number;
  readonly name: string;
  readonly steps: StepCounts;
}

export interface PreparedThreshold {
  readonly report: PreparedReport;
  readonly confusion: PreparedConfusion;
  /** What the threshold does, for who does not see the tables move. */
  readonly sentence: string;
}

/** The report of answering a class from a probability on. */
export function prepareThreshold({ name, steps }: ThresholdClass, threshold: number): PreparedThreshold {
  const report = reportAtThreshold(steps, threshold, [`not ${name}`, name]);
  return {
    report: prepareReport(report),
    confusion: prepareConfusion(report),
    sentence: sentenceOf(name, threshold, report),
  };
}

function sentenceOf(name: string, threshold: number, { confusion, classes }: AnswerReport): string {
  const [hits, alarms] = [confusion[1]![1]!, confusion[0]![1]!];
  const answered = `“${name}” from ${formatMetric(threshold)} on: answered for ${formatQuantity(hits + alarms, 'row')}`;
  const { support, precision, recall } = classes[1]!;
  return `${answered}, ${hits} of them right, of ${support} there are. Precision ${formatMetric(precision)}, recall ${formatMetric(recall)}.`;
}

/** A threshold somebody typed, as thousandths between 0 and 1; null where it is no number. */
export function readThreshold(text: string): number | null {
  const value = Number(text.trim().replace(',', '.'));
  if (text.trim() === '' || !Number.isFinite(value)) return null;
  return Math.round(Math.min(1, Math.max(0, value)) * THRESHOLD_STEPS) / THRESHOLD_STEPS;
}
