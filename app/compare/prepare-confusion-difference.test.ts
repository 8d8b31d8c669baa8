import { expect, test } from 'vitest';
import { reportFixture } from '../_ui/report.fixture.ts';
import { prepareConfusionDifference } from './prepare-confusion-difference.ts';

test('a row moved onto the diagonal is better in the cell it reached and in the cell it left', () => {
  const challenger = {
    ...reportFixture,
    confusion: [
      [4, 0, 0],
      [0, 3, 0],
      [0, 1, 0],
    ],
  };
  const { rows } = prepareConfusionDifference(reportFixture, challenger);
  expect(rows[1]!.cells.map((cell) => [cell.text, cell.word])).toEqual([
    ['−1', 'better'],
    ['+1', 'better'],
    ['0', 'same'],
  ]);
});

test('a run held against itself moves nothing', () => {
  const { rows } = prepareConfusionDifference(reportFixture, reportFixture);
  expect(rows.flatMap((row) => row.cells).every((cell) => cell.word === 'same' && cell.weight === 0)).toBe(true);
});
