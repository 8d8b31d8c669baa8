/** Of a comparison, where a bound is only read. */
const FEWEST = 2_000;
const MOST = 20_000;

/** Cells drawn in about a second. Nothing else is answered by the process meanwhile. */
const CELLS_DRAWN = 10_000_000;

/**
 * Resamples behind an interval that decides a gate: there it matters on which side of 0 a bound lies. With the most of them it
 * is known to about 0.5% of the width of its interval (one standard error).
 *
 * Each resample draws the cells of the joint table of truth and two answers, of which there are as many as rows or as
 * combinations of three classes: with eight classes or more, where that may take seconds, there are fewer.
 */
export function gateResamples(rows: number, classes: number): number {
  const cells = Math.min(rows, classes ** 3);
  return Math.max(FEWEST, Math.min(MOST, Math.round(CELLS_DRAWN / cells)));
}
