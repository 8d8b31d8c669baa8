import type { RowCounts } from '../materializations.repo.ts';

const whole = (value: number): string => Math.round(value).toLocaleString('en-US');

/**
 * How far a run is in words: rows read, written and left, how fast, and how long it will take.
 * @param elapsedMs since it had `readBefore` rows; the pace is of the rows since then.
 */
export function describePace(counts: RowCounts, elapsedMs: number, readBefore = 0): string {
  const { rowsTotal, rowsRead, rowsWritten, rowsSkipped } = counts;
  const rowsPerSecond = ((rowsRead - readBefore) / elapsedMs) * 1000;
  const parts = [`${whole(rowsRead)} of ${whole(rowsTotal)} rows read, ${whole(rowsWritten)} written`];
  if (rowsSkipped > 0) parts.push(`${whole(rowsSkipped)} older than stored`);
  if (rowsPerSecond > 0 && Number.isFinite(rowsPerSecond)) {
    parts.push(`${whole(rowsPerSecond)} rows/s`);
    if (rowsRead < rowsTotal) parts.push(`${Math.ceil((rowsTotal - rowsRead) / rowsPerSecond)} s left`);
  }
  return parts.join(', ');
}
