import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Random } from '#server/numerics/random';
import { findLeaks, type Leak } from './find-leaks.ts';
import type { LabelledMatrix } from './model.ts';

const FILE = '../shared/parity/rfm_features.csv';

function readCustomers(): LabelledMatrix {
  const [header = '', ...lines] = readFileSync(FILE, 'utf8').trim().split(/\r?\n/);
  const names = header.split(',').slice(1);
  const cells = lines.map((line) => line.split(',').slice(1).map(Number));
  const features = names.filter((name) => name !== 'ltvcluster');
  return {
    rows: cells.length,
    names: features,
    columns: features.map((name) => Float64Array.from(cells, (row) => row[names.indexOf(name)]!)),
    labels: Int32Array.from(cells, (row) => row[names.indexOf('ltvcluster')]!),
    classes: 3,
  };
}

describe.skipIf(!existsSync(FILE))('the real customers (skipped where ../shared is not there)', () => {
  const label = { feature: 'ltvcluster', source: null };

  test('the column the label was made from is caught by its tag', () => {
    const origins = [{ feature: 'revenue6m', leaks: 'ltvcluster', source: null }];
    expect(findLeaks({ matrix: readCustomers(), label, origins })).toMatchObject([
      { feature: 'revenue6m', reason: 'tagged' },
    ]);
  });

  test('and without the tag by measurement; no honest feature is', () => {
    expect(findLeaks({ matrix: readCustomers(), label, origins: [] })).toMatchObject([
      { feature: 'revenue6m', reason: 'measured', balancedAccuracy: expect.closeTo(1, 12) },
    ]);
  });
});

/** The label is whether `x` exceeds a half; `copy` is the label seen through a little noise. */
function copiedLabel(rows: number, wrong: number): LabelledMatrix {
  const random = new Random(1);
  const x = Float64Array.from({ length: rows }, () => random.double());
  const labels = Int32Array.from({ length: rows }, () => random.integer(1));
  const copy = Float64Array.from(labels, (label, row) => (row < wrong ? 1 - label : label) + 0.1 * x[row]!);
  return { rows, names: ['x', 'copy'], columns: [x, copy], labels, classes: 2 };
}

/** By figures alone. */
const measureLeaks = (matrix: LabelledMatrix): Leak[] =>
  findLeaks({ matrix, label: { feature: '', source: null }, origins: [] });

test('a hundredth of mistakes is where a copy of the label stops being taken for one', () => {
  expect(measureLeaks(copiedLabel(1_000, 5)).map(({ feature }) => feature)).toEqual(['copy']);
  expect(measureLeaks(copiedLabel(1_000, 30))).toEqual([]);
});

test('of very many rows a part is measured, with the same answer', () => {
  expect(measureLeaks(copiedLabel(90_000, 450))).toMatchObject([{ feature: 'copy' }]);
});

test("a feature read from the label's own source is named for that, whatever its figures", () => {
  const matrix = copiedLabel(100, 100);
  const question = {
    matrix,
    label: { feature: 'label', source: 'table.label' },
    origins: [{ feature: 'x', leaks: 'label', source: 'table.label' }],
  };
  const [leak] = findLeaks(question);
  expect(leak).toMatchObject({ feature: 'x', reason: 'label_source' });
  expect(leak!.sentence).toMatch(/x is read from table.label, where the label label is read from/);
});

test('a tag that names another label is none for this one', () => {
  const origins = [{ feature: 'x', leaks: 'other', source: null }];
  expect(findLeaks({ matrix: copiedLabel(200, 100), label: { feature: 'label', source: null }, origins })).toEqual([]);
});

test('where all rows are of one class nothing is given away', () => {
  expect(measureLeaks({ ...copiedLabel(50, 0), labels: new Int32Array(50) })).toEqual([]);
});
