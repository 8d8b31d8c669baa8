import type { NullReason } from './offline-store.ts';
import type { Cell } from './run-join.fixture.ts';

/** A row of a history: keys, event, created, value. */
export interface HistoryRow {
  readonly keys: readonly Cell[];
  readonly event: number;
  readonly created: number | null;
  readonly value: Cell;
}

export interface Question {
  readonly keys: readonly Cell[];
  readonly moment: number;
  readonly ttlMs: number;
  readonly createdCutoff: boolean;
}

export interface Choice {
  readonly reason: NullReason | null;
  /** Rows that the rule cannot tell apart; any of them is right. */
  readonly rows: readonly HistoryRow[];
}

/** The point-in-time rule read word by word, a row at a time. Slow and obvious. */
export function chooseRow(history: readonly HistoryRow[], { keys, moment, ttlMs, createdCutoff }: Question): Choice {
  const ofKey = history.filter((row) => row.keys.every((key, i) => key !== null && key === keys[i]));
  if (ofKey.length === 0) return { reason: 'unknownKey', rows: [] };
  const earlier = ofKey.filter(({ event }) => event <= moment);
  if (earlier.length === 0) return { reason: 'onlyLater', rows: [] };
  const written = earlier.filter(({ created }) => !createdCutoff || (created !== null && created <= moment));
  if (written.length === 0) return { reason: 'writtenLater', rows: [] };
  const latestEvent = Math.max(...written.map(({ event }) => event));
  const latest = written.filter(({ event }) => event === latestEvent);
  const latestCreated = Math.max(...latest.map(({ created }) => created ?? Number.NEGATIVE_INFINITY));
  const rows = latest.filter(({ created }) => (created ?? Number.NEGATIVE_INFINITY) === latestCreated);
  return { reason: ttlMs > 0 && latestEvent < moment - ttlMs ? 'outsideTtl' : null, rows };
}
