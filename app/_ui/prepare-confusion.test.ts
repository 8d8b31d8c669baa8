import { expect, test } from 'vitest';
import { prepareConfusion } from './prepare-confusion.ts';
import { reportFixture } from './report.fixture.ts';

test('each row is shaded by its share of the true class, so rare classes are as dark as common ones', () => {
  const { rows } = prepareConfusion(reportFixture);
  expect(rows.map((row) => row.cells.map((cell) => cell.share))).toEqual([
    ['100.0%', '0.0%', '0.0%'],
    ['33.3%', '66.7%', '0.0%'],
    ['0.0%', '100.0%', '0.0%'],
  ]);
});

test('only the diagonal is right', () => {
  const { rows } = prepareConfusion(reportFixture);
  expect(rows.map((row) => row.cells.findIndex((cell) => cell.correct))).toEqual([0, 1, 2]);
});

test('a class without a row in the holdout has an empty row, not NaN', () => {
  const { rows } = prepareConfusion({
    ...reportFixture,
    confusion: [
      [4, 0, 0],
      [0, 0, 0],
      [0, 1, 0],
    ],
  });
  expect(rows[1]!.cells.every((cell) => cell.weight === 0 && cell.share === '0.0%')).toBe(true);
});
