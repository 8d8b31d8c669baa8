import type { NullReason } from './offline/offline-store.ts';

/** The times of a row, epoch milliseconds. */
export interface RowTimes {
  readonly event: number;
  /** Null where nobody recorded when the row was written. */
  readonly created: number | null;
}

export interface Moment {
  /** Epoch milliseconds. */
  readonly at: number;
  /** 0 = for ever. */
  readonly ttlMs: number;
  /** Leave out rows that were written after the moment. */
  readonly createdCutoff: boolean;
}

/**
 * What became of a row at a moment:
 * - chosen: its values are the answer.
 * - outsideTtl: it is the one that counts, and it is too old.
 * - later: its event is after the moment.
 * - writtenLater: its event is not, but it was written after the moment.
 * - writtenUnknown: nobody knows when it was written, so with the cutoff it cannot have been known.
 * - superseded: a row of a later event counts.
 * - corrected: a row of the same event that was written later counts.
 * - tied: a row of the same times counts, as the store decided once and for all.
 */
const ROW_VERDICTS = [
  'chosen',
  'outsideTtl',
  'later',
  'writtenLater',
  'writtenUnknown',
  'superseded',
  'corrected',
  'tied',
] as const;
export type RowVerdict = (typeof ROW_VERDICTS)[number];

export interface Judgement {
  /** One a row, in their order. */
  readonly verdicts: readonly RowVerdict[];
  /** Index of the row that counts, which may be outside the ttl; null without one. */
  readonly counting: number | null;
  /** Why there are no values; null when the row that counts gives them. */
  readonly reason: NullReason | null;
}

/**
 * The point-in-time rule told row by row: which of a key's rows a moment sees, and why not the others. Pure, so that a
 * browser can ask at every step of a slider.
 *
 * @param rows Of one key, in the order in which they count (`OfflineStore.readHistory`).
 */
export function judgeRows(rows: readonly RowTimes[], moment: Moment): Judgement {
  const unseen = rows.map((row) => whyUnseen(row, moment));
  const counting = unseen.indexOf(null);
  if (counting < 0) return { verdicts: unseen as RowVerdict[], counting: null, reason: reasonOf(unseen) };
  const winner = rows[counting]!;
  const isExpired = moment.ttlMs > 0 && winner.event < moment.at - moment.ttlMs;
  const verdicts = rows.map((row, i): RowVerdict => {
    if (i === counting) return isExpired ? 'outsideTtl' : 'chosen';
    return unseen[i] ?? whyBeaten(row, winner);
  });
  return { verdicts, counting, reason: isExpired ? 'outsideTtl' : null };
}

function whyUnseen({ event, created }: RowTimes, { at, createdCutoff }: Moment): RowVerdict | null {
  if (event > at) return 'later';
  if (!createdCutoff) return null;
  if (created === null) return 'writtenUnknown';
  return created > at ? 'writtenLater' : null;
}

function whyBeaten(row: RowTimes, winner: RowTimes): RowVerdict {
  if (row.event < winner.event) return 'superseded';
  return row.created === winner.created ? 'tied' : 'corrected';
}

function reasonOf(unseen: readonly (RowVerdict | null)[]): NullReason {
  if (unseen.length === 0) return 'unknownKey';
  return unseen.every((verdict) => verdict === 'later') ? 'onlyLater' : 'writtenLater';
}
