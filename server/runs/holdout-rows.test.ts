import { expect, test } from 'vitest';
import { classificationReport } from '#server/training/classification-report';
import { HoldoutRowsQuerySchema, pageOfRows } from './holdout-rows.ts';

const features = ['v:a', 'v:b'];
/** Class values 5 and 9; rows 0, 2 and 4 are 5 taken for 9. */
const holdout = {
  keys: ['10.0', '1.0', '9.0', '2.0', '8.0'],
  labels: Int32Array.of(5, 9, 5, 9, 5),
  predicted: Int32Array.of(9, 9, 9, 5, 9),
  probabilities: Float64Array.of(0.4, 0.6, 0.1, 0.9, 0.2, 0.8, 0.7, 0.3, 0.3, 0.7),
  features: Float64Array.of(1, 10, 2, 20, Number.NaN, 30, 4, 40, 5, 50),
  folds: null,
};
const indexes = (values: Int32Array) => values.map((value) => (value === 5 ? 0 : 1));
const report = classificationReport({
  labels: indexes(holdout.labels),
  predicted: indexes(holdout.predicted),
  probabilities: holdout.probabilities,
  classValues: [5, 9],
  classNames: ['few', 'many'],
});

const page = (query: object, cell: readonly [number, number] | null = [5, 9]) =>
  pageOfRows({ features, report }, holdout, { ...HoldoutRowsQuerySchema.parse(query), cell });

test('a cell holds the rows of its true and predicted class, the surest mistake first, with their features', () => {
  const { total, rows } = page({});
  expect(total).toBe(report.confusion[0]![1]);
  expect(rows.map(({ key }) => key)).toEqual(['9.0', '8.0', '10.0']);
  expect(rows[0]).toEqual({ key: '9.0', label: 5, predicted: 9, probabilities: [0.2, 0.8], features: [null, 30] });
});

test('rows are sorted by any feature, both ways, and those without a value come last both ways', () => {
  const keys = (direction: string) => page({ sort: 'v:a', direction }).rows.map(({ key }) => key);
  expect(keys('ascending')).toEqual(['10.0', '8.0', '9.0']);
  expect(keys('descending')).toEqual(['8.0', '10.0', '9.0']);
});

test('keys are sorted as numbers where they are', () => {
  const { rows } = page({ sort: 'key', direction: 'ascending' }, null);
  expect(rows.map(({ key }) => key)).toEqual(['1.0', '2.0', '8.0', '9.0', '10.0']);
});

test('pages follow each other without a gap or a row twice', () => {
  const pages = [0, 2, 4].map((offset) => page({ limit: 2, offset }, null));
  expect(pages.flatMap(({ rows }) => rows.map(({ key }) => key)).toSorted()).toEqual(holdout.keys.toSorted());
  expect(pages.map(({ total }) => total)).toEqual([5, 5, 5]);
});
