const whole = (value: number): string => Math.round(value).toLocaleString('en-US');

/** How far a batch is in words, how fast it goes, and how long it will take. @param elapsedMs since `readBefore` rows. */
export function describePace(
  { rowsRead, rowsTotal }: { rowsRead: number; rowsTotal: number },
  elapsedMs: number,
  readBefore: number,
): string {
  const done = `${whole(rowsRead)} of ${whole(rowsTotal)} customers`;
  const rowsPerSecond = ((rowsRead - readBefore) / elapsedMs) * 1000;
  if (!(rowsPerSecond > 0 && Number.isFinite(rowsPerSecond))) return done;
  const left = rowsRead < rowsTotal ? `, ${Math.ceil((rowsTotal - rowsRead) / rowsPerSecond)} s left` : '';
  return `${done}, ${whole(rowsPerSecond)} customers/s${left}`;
}
