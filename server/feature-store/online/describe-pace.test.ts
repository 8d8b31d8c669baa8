import { expect, test } from 'vitest';
import { describePace } from './describe-pace.ts';

const counts = { rowsTotal: 10_000, rowsRead: 4_000, rowsWritten: 3_999, rowsSkipped: 1 };

test('pace and time left are of the rows since the beginning or the resumption', () => {
  expect(describePace(counts, 2_000)).toBe(
    '4,000 of 10,000 rows read, 3,999 written, 1 older than stored, 2,000 rows/s, 3 s left',
  );
  expect(describePace(counts, 2_000, 3_000)).toMatch(/500 rows\/s, 12 s left$/);
});

test('before the first row and after the last nothing is foretold', () => {
  expect(describePace({ rowsTotal: 5, rowsRead: 0, rowsWritten: 0, rowsSkipped: 0 }, 0)).toBe(
    '0 of 5 rows read, 0 written',
  );
  const done = { rowsTotal: 5, rowsRead: 5, rowsWritten: 5, rowsSkipped: 0 };
  expect(describePace(done, 1_000)).toBe('5 of 5 rows read, 5 written, 5 rows/s');
});
