import type { JudgedRow } from './prepare-answer.ts';

/** Rows told on each side of the one that counts. */
const AROUND = 8;

export interface RowWindow {
  readonly rows: readonly JudgedRow[];
  /** Rows left out: of later events, and of earlier ones. */
  readonly later: number;
  readonly earlier: number;
}

/** The rows around the one that counts, or around the moment where none does; all of them when they are few. */
export function windowAround(rows: readonly JudgedRow[]): RowWindow {
  if (rows.length <= 2 * AROUND + 1) return { rows, later: 0, earlier: 0 };
  const counting = rows.findIndex(({ verdict }) => verdict === 'chosen' || verdict === 'outsideTtl');
  const reached = rows.findIndex(({ verdict }) => verdict !== 'later');
  const middle = counting >= 0 ? counting : reached >= 0 ? reached : rows.length - 1;
  const from = Math.max(0, Math.min(middle - AROUND, rows.length - 2 * AROUND - 1));
  const to = from + 2 * AROUND + 1;
  return { rows: rows.slice(from, to), later: from, earlier: rows.length - to };
}
