import { expect, test } from 'vitest';
import { classificationReport } from '#server/training/classification-report';
import { adjustForMany } from './comparison/adjust-for-many.ts';
import { toComparisonCsv } from './comparison-csv.ts';
import type { Comparison } from './comparison-schema.ts';
import { significanceLines, toComparisonMarkdown } from './comparison-table.ts';
import { reportIntervals } from './report-intervals.ts';
import type { Holdout, Run } from './schema.ts';
import { pairedStatistics, toPairable } from './statistics/paired-statistics.ts';

const VALUES = [3, 7];
const LABELS = Int32Array.from({ length: 40 }, (_, i) => (i < 30 ? 3 : 7));

/** Answers right but in the given rows. */
function holdoutOf(wrong: readonly number[]): Holdout {
  const predicted = LABELS.map((label, i) => (wrong.includes(i) ? 10 - label : label));
  const probabilities = Float64Array.from([...predicted].flatMap((value) => (value === 3 ? [0.9, 0.1] : [0.2, 0.8])));
  return { keys: [...LABELS.keys()].map(String), labels: LABELS, predicted, probabilities };
}

function reportOf({ predicted, probabilities }: Holdout) {
  const toIndex = (values: Int32Array): Int32Array => values.map((value) => VALUES.indexOf(value));
  const classes = { classValues: VALUES, classNames: ['few', 'many, or more'] };
  return classificationReport({ labels: toIndex(LABELS), predicted: toIndex(predicted), probabilities, ...classes });
}

/** A comparison as it is made, without the rest of the runs. */
function comparisonOf(...wrong: readonly (readonly number[])[]): Comparison {
  const holdouts = wrong.map(holdoutOf);
  const reports = holdouts.map(reportOf);
  const [reference, ...others] = holdouts.map((holdout) => toPairable(holdout, VALUES));
  const statistics = adjustForMany(others.map((other) => pairedStatistics(reference!, other)));
  const runs = reports.map((report, i) => ({
    id: `id${i}`,
    name: `Run ${i}`,
    owner: 'Dee',
    algorithm: 'xgboost',
    report,
    baseline: reports[0]!,
  }));
  return {
    runs: runs as unknown as Run[],
    reference: { runId: 'id0', name: 'Run 0', report: reports[0]! },
    rows: 'own',
    commonRows: null,
    comparable: true,
    classes: reports[0]!.classes,
    threshold: null,
    note: null,
    challenges: statistics.map((one, i) => ({
      runId: `id${i + 1}`,
      notComparable: null,
      statistics: one,
      verdict: '',
    })),
    intervals: reports.map(reportIntervals),
    features: [],
    settings: [],
    headline: 'The headline.',
    verdict: 'The verdict.',
  };
}

const FIRST = [0, 1, 2, 3, 4, 5, 30, 31, 32, 33, 34];

test('Markdown has shares with Wilson’s interval, differences with theirs, and the tests below', () => {
  const text = toComparisonMarkdown(comparisonOf(FIRST, [0]));
  expect(text).toMatch(
    /^\*\*The headline\.\*\*\n\nThe verdict\.\n\n\| {2}\| A Run 0 \(Dee, xgboost\) \| B Run 1 \(Dee, xgboost\) \| B − A \| majority class \|/,
  );
  expect(text).toMatch(
    /\| accuracy \| 0\.725 \(0\.57–0\.84\) \| 0\.975 \(0\.87–1\.00\) \| \+0\.250 \(\+0\.\d{3} … \+0\.\d{3}\) \| 0\.725 \|/,
  );
  expect(text).toMatch(/\| many, or more support \| 10 \| 10 \| {2}\| 10 \|/);
  expect(text).toMatch(
    /- B − A on 40 shared rows: .* A alone is right on 0, B alone on 10, exact McNemar p = 0\.002\./,
  );
  expect(text).toMatch(/2000 resamples, seed 0/);
  expect(text).not.toMatch(/Holm/);
});

test('what cannot be told from none is marked, and several challengers are corrected', () => {
  const comparison = comparisonOf(FIRST, [0], [0, 1, 2, 3, 4, 6, 30, 31, 32, 33, 34]);
  expect(toComparisonMarkdown(comparison)).toMatch(
    /\| accuracy \|.* \| ≈ 0\.000 \(−0\.\d{3} … \+0\.\d{3}\) \| 0\.725 \|/,
  );
  expect(significanceLines(comparison)[0]).toMatch(/exact McNemar p = 0\.002 \(Holm 0\.004\)\./);
});

test('CSV is a line a figure and run with every figure in full, and quotes what needs it', () => {
  const lines = toComparisonCsv(comparisonOf(FIRST, [0])).split('\r\n');
  const width = lines[0]!.split(',').length;
  expect(lines[1]).toMatch(/^accuracy,id0,Run 0,0\.725,0\.57\d+,0\.83\d+,,,,,,0\.725$/);
  const second = lines[2]!.split(',');
  expect(second).toHaveLength(width);
  expect(second.slice(0, 4)).toEqual(['accuracy', 'id1', 'Run 1', '0.975']);
  expect(Number(second[6])).toBeCloseTo(0.25, 12);
  expect(Number(second[7])).toBeGreaterThan(0);
  expect(lines.filter((line) => line.startsWith('"many, or more recall",'))).toHaveLength(2);
  const mcnemar = lines.at(-1)!.split(',');
  expect(mcnemar).toHaveLength(width);
  expect(mcnemar.slice(0, 7)).toEqual(['mcnemar', 'id1', 'Run 1', '10', '', '', '10']);
});
