import type { Report } from '#server/training/schema';
import type { Difference } from './comparison-schema.ts';
import type { JointTable } from './statistics/joint-table.ts';
import type { LabelMetric } from './statistics/label-figures.ts';
import { pairedBootstrap } from './statistics/paired-bootstrap.ts';
import { SEED } from './statistics/paired-statistics.ts';
import { onlyAnswer } from './verdict/words.ts';

/** How much higher the figures that answers alone decide are than those of the majority class. */
export type GainOverMajority = Readonly<Record<LabelMetric, Difference>>;

/**
 * How far a run is from always answering one class on the same rows, with 95% intervals. The majority class answers the
 * same in every row, so that the run's confusion matrix is all there is to know of both: the intervals are those of a
 * comparison, without reading a row.
 *
 * @returns null where the baseline answered several classes, as it does when folds have other majorities: then the
 *   reports alone do not say which answers met in a row.
 */
export function gainOverMajority(report: Report, baseline: Report): GainOverMajority | null {
  const only = onlyAnswer(baseline);
  const majority = baseline.classes.findIndex(({ name }) => name === only);
  if (majority < 0) return null;
  return pairedBootstrap(againstConstant(report.confusion, majority), SEED).metrics;
}

/** Rows: true class, columns: predicted class; only cells that occur. */
function againstConstant(confusion: Report['confusion'], answer: number): JointTable {
  const cells = confusion.flatMap((row, truth) =>
    row.flatMap((count, challenger) => (count > 0 ? [{ truth, challenger, count }] : [])),
  );
  return {
    classes: confusion.length,
    truth: Int32Array.from(cells, ({ truth }) => truth),
    reference: new Int32Array(cells.length).fill(answer),
    challenger: Int32Array.from(cells, ({ challenger }) => challenger),
    counts: Int32Array.from(cells, ({ count }) => count),
  };
}
