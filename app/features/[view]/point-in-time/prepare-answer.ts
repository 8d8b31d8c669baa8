import { type Judgement, judgeRows, type RowVerdict } from '#server/feature-store/judge-rows';
import type { HistoricalRow } from '#server/feature-store/key-history';
import { formatExactMoment, formatGap, formatSpan } from '../../../_ui/format-time.ts';
import { type ShownField, show } from '../prepare-lookup.ts';

export interface AskedMoment {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly ttlSeconds: number;
  readonly createdCutoff: boolean;
}

export interface JudgedRow {
  readonly key: string;
  readonly event: number;
  readonly created: number | null;
  readonly verdict: RowVerdict;
  readonly eventText: string;
  readonly createdText: string;
  /** Why it is the one, or is not. */
  readonly why: string;
}

export interface PreparedAnswer {
  readonly rows: readonly JudgedRow[];
  /** What a training row of the moment gets, in a sentence. */
  readonly summary: string;
  readonly hasValues: boolean;
  readonly values: readonly { readonly key: string; readonly value: string }[];
}

/** Which row of a history a moment gets, why not the others, and the values that come out. */
export function prepareAnswer(
  rows: readonly HistoricalRow[],
  fields: readonly ShownField[],
  asked: AskedMoment,
): PreparedAnswer {
  const judgement = judgeRows(rows, { ...asked, ttlMs: asked.ttlSeconds * 1000 });
  const winner = judgement.counting === null ? null : rows[judgement.counting]!;
  return {
    rows: rows.map((row, i) => {
      const verdict = judgement.verdicts[i]!;
      return {
        ...{ key: `${row.event} ${row.created} ${i}`, event: row.event, created: row.created, verdict },
        eventText: formatExactMoment(new Date(row.event)),
        createdText: row.created === null ? 'not recorded' : formatExactMoment(new Date(row.created)),
        why: sayWhy(verdict, row, winner, asked),
      };
    }),
    summary: summarize(judgement, winner, asked),
    hasValues: judgement.reason === null,
    values: fields.map((field) => ({
      key: field.name,
      value: judgement.reason === null ? show(winner!.values[field.name] ?? null, field) : 'null',
    })),
  };
}

function sayWhy(verdict: RowVerdict, row: HistoricalRow, winner: HistoricalRow | null, asked: AskedMoment): string {
  const after = (moment: number) => `${formatGap(moment - asked.at)} after the moment`;
  switch (verdict) {
    case 'chosen':
      return 'The latest row that was known';
    case 'outsideTtl':
      return `The latest row that was known, but ${formatGap(asked.at - row.event)} old: the ttl is ${formatSpan(asked.ttlSeconds)}`;
    case 'later':
      return `Its event is ${after(row.event)}`;
    case 'writtenLater':
      return `It was written ${after(row.created!)}`;
    case 'writtenUnknown':
      return 'Nobody recorded when it was written, so it may not have been known';
    case 'superseded':
      return `Superseded by the row of ${formatExactMoment(new Date(winner!.event))}`;
    case 'corrected':
      return winner!.created === null
        ? 'The same event was written again'
        : `The same event was written again ${formatExactMoment(new Date(winner!.created))}`;
    case 'tied':
      return 'A row of the same times lies after it';
  }
}

function summarize({ reason }: Judgement, winner: HistoricalRow | null, { ttlSeconds }: AskedMoment): string {
  switch (reason) {
    case null:
      return `The row of ${formatExactMoment(new Date(winner!.event))} counts.`;
    case 'unknownKey':
      return 'All values are null: the view never saw this key.';
    case 'onlyLater':
      return 'All values are null: every row is of a later time.';
    case 'writtenLater':
      return 'All values are null: there are rows of an earlier time, but none was known to be written by then.';
    case 'outsideTtl':
      return `All values are null: the row that counts is older than the ttl of ${formatSpan(ttlSeconds)}.`;
  }
}
