import { classificationReport } from '#server/training/classification-report';
import { judgeModel } from '#server/training/judge-model';
import type { Report } from '#server/training/schema';
import { majorityOfRun } from '../majority-of-run.ts';
import type { Holdout, Run } from '../schema.ts';

/** The report of a run's answers on these rows, and the majority class's on the same. */
export function reportsOn(
  run: Pick<Run, 'dataset'>,
  holdout: Holdout,
  classes: readonly { readonly label: number; readonly name: string }[],
): { report: Report; baseline: Report } {
  const classValues = classes.map(({ label }) => label);
  const classNames = classes.map(({ name }) => name);
  const indexes = new Map(classValues.map((value, k) => [value, k]));
  const toIndex = (value: number): number => indexes.get(value)!;
  const labels = holdout.labels.map(toIndex);
  const rows = { rows: labels.length, names: [], columns: [], labels, classes: classValues.length };
  const { probabilities } = holdout;
  return {
    report: classificationReport({
      labels,
      predicted: holdout.predicted.map(toIndex),
      probabilities,
      classValues,
      classNames,
    }),
    baseline: judgeModel(majorityOfRun(run, classValues), rows, { classValues, classNames }).report,
  };
}
