import type { Report } from '#server/training/schema';
import type {
  ClassDifferences,
  Comparison,
  Difference,
  Interval,
  MetricName,
  PairedStatistics,
} from './comparison-schema.ts';
import { findChallenge } from './find-challenge.ts';
import { LABEL_METRICS } from './statistics/label-figures.ts';

/** One figure of the reports side by side, with all that is known of how sure it is. */
export interface ComparedFigure {
  /** `f1_macro`, or a class by name with the figure: `mid value recall`. */
  readonly name: string;
  readonly decimals: number;
  /** One a run, in their order; null where the run has no such figure. */
  readonly values: readonly (number | null)[];
  /** Wilson's, for shares of rows. */
  readonly intervals: readonly (Interval | null)[];
  /** One a run against the reference; null for itself, where it may not be compared, and for support. */
  readonly differences: readonly (Difference | null)[];
  /** The majority class on the rows of the first run. */
  readonly baseline: number | null;
}

const METRICS: readonly MetricName[] = [...LABEL_METRICS, 'roc_auc_ovr', 'log_loss', 'expected_calibration_error'];

/** The metrics, then precision, recall and f1 of each of the reference's classes with its support. */
export function comparedFigures(comparison: Comparison): ComparedFigure[] {
  const { classes } = comparison.reference.report;
  return [
    ...METRICS.map((name) => metricFigure(comparison, name)),
    ...classes.flatMap(({ name, label }) => [
      classFigure(comparison, { name, label, figure: 'precision' }),
      classFigure(comparison, { name, label, figure: 'recall' }),
      classFigure(comparison, { name, label, figure: 'f1' }),
      { ...classFigure(comparison, { name, label, figure: 'support' }), decimals: 0 },
    ]),
  ];
}

function metricFigure(comparison: Comparison, name: MetricName): ComparedFigure {
  return {
    name,
    decimals: 3,
    ...valuesOf(comparison, ({ metrics }) => metrics[name]),
    intervals: comparison.intervals.map(({ accuracy }) => (name === 'accuracy' ? accuracy : null)),
    differences: differencesOf(comparison, ({ metrics }) => metrics[name]),
  };
}

interface ClassFigure {
  readonly name: string;
  readonly label: number;
  readonly figure: 'precision' | 'recall' | 'f1' | 'support';
}

/** Runs may know other classes, so a class is found by its value. */
function classFigure(comparison: Comparison, { name, label, figure }: ClassFigure): ComparedFigure {
  const isClass = (row: { readonly label: number }): boolean => row.label === label;
  const differenceOf = (row: ClassDifferences | undefined) => (row && figure !== 'support' ? row[figure] : null);
  return {
    name: `${name} ${figure}`,
    decimals: 3,
    ...valuesOf(comparison, ({ classes }) => classes.find(isClass)?.[figure] ?? null),
    intervals: comparison.intervals.map(({ classes }, i) => {
      const k = comparison.runs[i]?.report?.classes.findIndex(isClass) ?? -1;
      return figure === 'precision' || figure === 'recall' ? (classes[k]?.[figure] ?? null) : null;
    }),
    differences: differencesOf(comparison, ({ classes }) => differenceOf(classes.find(isClass))),
  };
}

function differencesOf(comparison: Comparison, of: (statistics: PairedStatistics) => Difference | null) {
  return comparison.runs.map(({ id }) => {
    const statistics = findChallenge(comparison, id)?.statistics;
    return statistics ? of(statistics) : null;
  });
}

function valuesOf({ runs }: Comparison, of: (report: Report) => number | null) {
  const [first] = runs;
  return {
    values: runs.map(({ report }) => report && of(report)),
    baseline: first?.baseline ? of(first.baseline) : null,
  };
}
