import { describe, expect, test } from 'vitest';
import { classificationReport } from '#server/training/classification-report';
import type { Difference, NotComparable } from '../comparison-schema.ts';
import { pairedStatistics, toPairable } from '../statistics/paired-statistics.ts';
import { verdictSentence } from './verdict-sentence.ts';

const VALUES = [0, 1, 2];
const NAMES = ['low value', 'mid value', 'high value'];

/** Rows as `count × [truth, answer of Ram's model, answer of Dee's]`. */
type Cells = readonly (readonly [count: number, truth: number, ram: number, dee: number])[];

interface Circumstances {
  readonly because?: NotComparable['because'];
  /** Dee was chosen as the best of so many. */
  readonly chosenFrom?: { readonly points: number };
  /** Holm's correction is done where runs are compared; here its outcome. */
  readonly adjustedP?: number;
}

function verdictOf(cells: Cells, { because, chosenFrom, adjustedP }: Circumstances = {}): string {
  const rows = cells.flatMap(([count, ...row]) => Array.from({ length: count }, () => row));
  const column = (j: 0 | 1 | 2): Int32Array => Int32Array.from(rows, (row) => row[j]);
  const labels = column(0);
  const keys = rows.map((_, i) => `c${i}`);
  const holdout = (predicted: Int32Array) => ({ keys, labels, predicted, probabilities: sharesOf(predicted) });
  const [ram, dee] = [holdout(column(1)), holdout(column(2))];
  const statistics = pairedStatistics(toPairable(ram, VALUES), toPairable(dee, VALUES));
  const [f1_macro, accuracy] = (['f1_macro', 'accuracy'] as const).map((name) => ({
    ...statistics.metrics[name],
    ...(adjustedP && { adjustedP }),
  })) as [Difference, Difference];
  return verdictSentence({
    reference: { name: 'Ram', report: reportOf(labels, ram.predicted) },
    challenger: { name: 'Dee', report: reportOf(labels, dee.predicted), ...(chosenFrom && { chosenFrom }) },
    baseline: reportOf(labels, new Int32Array(labels.length)),
    statistics: because ? null : { ...statistics, metrics: { ...statistics.metrics, f1_macro, accuracy } },
    notComparable: because ? { because, sentence: 'why' } : null,
  });
}

function reportOf(labels: Int32Array, predicted: Int32Array) {
  const probabilities = sharesOf(predicted);
  return classificationReport({ labels, predicted, probabilities, classValues: VALUES, classNames: NAMES });
}

function sharesOf(predicted: Int32Array): Float64Array {
  return Float64Array.from([...predicted].flatMap((k) => VALUES.map((v) => (v === k ? 0.8 : 0.1))));
}

describe('the verdict', () => {
  test('names the better run, the lead and the baseline the other does not beat', () => {
    const text = verdictOf([
      [100, 0, 0, 0],
      [5, 0, 0, 1],
      [12, 1, 0, 1],
      [10, 1, 0, 0],
      [8, 2, 0, 2],
    ]);
    expect(text).toMatch(
      /^Dee is better than Ram on macro-F1: 0\.\d{3} against 0\.292, \+0\.\d{3} \(95% interval \+0\.\d{3} to \+0\.\d{3}, 135 shared/,
    );
    expect(text).toContain('Dee is also right more often (+11.1 points of accuracy');
    expect(text).toMatch(
      /Ram answers low value in every row, which is the majority-class baseline \(macro-F1 0\.292, accuracy 0\.778\)\.$/,
    );
  });

  test('says so when the challenger is worse', () => {
    const text = verdictOf([
      [100, 0, 0, 1],
      [20, 1, 1, 0],
      [20, 2, 2, 2],
    ]);
    expect(text).toMatch(/^Ram is better than Dee on macro-F1: 1\.000 against 0\.333, \+0\.667/);
    expect(text).toContain('Ram is also right more often (+85.7 points');
    expect(text).toContain('Both do better on macro-F1 than always answering low value');
  });

  test('cannot tell apart what the rows cannot tell apart', () => {
    const text = verdictOf([
      [80, 0, 0, 0],
      [3, 0, 1, 0],
      [3, 0, 0, 1],
      [20, 1, 1, 1],
      [2, 1, 0, 1],
      [3, 1, 1, 0],
      [9, 2, 2, 2],
    ]);
    expect(text).toMatch(
      /^Ram and Dee: we cannot tell them apart\. Macro-F1 is 0\.\d{3} and 0\.\d{3}, a difference of −0\.\d{3} for Dee/,
    );
    expect(text).toMatch(/anything from −0\.\d{3} to \+0\.\d{3} \(95% interval, 120 shared holdout rows\)/);
    expect(text).toMatch(/Nor does accuracy separate them \(−0\.8 points for Dee, 95% interval −\d\.\d to \+\d\.\d\)/);
  });

  test('better on macro-F1 with accuracy undecided is said as two things', () => {
    const text = verdictOf([
      [98, 0, 0, 0],
      [16, 0, 0, 1],
      [14, 1, 0, 1],
      [5, 1, 0, 0],
      [5, 2, 0, 0],
    ]);
    expect(text).toMatch(/^Dee is better than Ram on macro-F1/);
    expect(text).toMatch(/Accuracy does not separate them \(−1\.4 points for Dee/);
    expect(text).toContain('Dee never answers high value, the truth in 5 rows.');
  });

  test('an accuracy bought by never answering a class is called that', () => {
    const text = verdictOf([
      [90, 0, 0, 0],
      [25, 0, 2, 0],
      [10, 1, 1, 1],
      [10, 2, 2, 0],
    ]);
    expect(text).toMatch(/Dee is right more often \(\+11\.1 points of accuracy.*\), but it is blind to a class\./);
    expect(text).toContain('Dee never answers high value, the truth in 10 rows.');
  });

  test('a run that beats the majority class on macro-F1 but is right less often is told so', () => {
    const text = verdictOf([
      [80, 0, 0, 0],
      [20, 0, 1, 0],
      [15, 1, 1, 1],
      [5, 2, 0, 2],
    ]);
    expect(text).toMatch(/Both do better on macro-F1 than .*, though Ram is right less often\.$/);
  });

  test('a class with a handful of rows is pointed at', () => {
    const text = verdictOf([
      [80, 0, 0, 0],
      [15, 1, 1, 1],
      [1, 2, 0, 2],
    ]);
    expect(text).toMatch(/Take macro-F1 with care: the holdout has only 1 row of high value\.$/);
  });

  test('two runs no better than the baseline are both told so', () => {
    const text = verdictOf([
      [90, 0, 0, 0],
      [10, 1, 0, 0],
    ]);
    expect(text).toMatch(/^Ram and Dee have the same scores on the 100 shared holdout rows\./);
    expect(text).toMatch(/Neither is better than always answering low value \(macro-F1 0\.316, accuracy 0\.900\)\.$/);
  });

  test.each([
    ['split', /^Ram and Dee cannot be compared: .* different holdout rows\. Train both with one split/],
    ['classes', /^Ram and Dee cannot be compared: they know different classes\. Train both on data/],
    ['label', /^Ram and Dee cannot be compared: they answer different questions\. Train both for one label\.$/],
  ] as const)('runs that differ in their %s are not compared, and what would help is said', (because, sentence) => {
    expect(verdictOf([[10, 0, 0, 1]], { because })).toMatch(sentence);
  });

  test('what one challenger would show, the correction for several may take back', () => {
    const cells: Cells = [
      [100, 0, 0, 0],
      [20, 1, 0, 1],
      [15, 1, 0, 0],
    ];
    expect(verdictOf(cells)).toMatch(/^Dee is better than Ram/);
    expect(verdictOf(cells, { adjustedP: 0.07 })).toMatch(
      /^Ram and Dee: we cannot tell them apart\..*corrected for the number of challengers p = 0\.07\)/,
    );
  });

  test('the best of many is called that', () => {
    expect(
      verdictOf(
        [
          [100, 0, 0, 0],
          [20, 1, 0, 1],
        ],
        { chosenFrom: { points: 1023 } },
      ),
    ).toMatch(/Dee is the best of 1,023 on rows like these, so its lead flatters it; its sealed slice decides\.$/);
    expect(verdictOf([[100, 0, 0, 0]], { chosenFrom: { points: 1 } })).not.toMatch(/best of/);
  });
});
