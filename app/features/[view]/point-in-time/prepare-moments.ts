import { judgeRows, type RowTimes } from '#server/feature-store/judge-rows';

const DAY_MS = 86_400_000;
/** Room at both ends of the axis, as a share of it. */
const MARGIN = 0.04;

export interface TimeRange {
  /** Epoch milliseconds. */
  readonly from: number;
  readonly to: number;
}

/** The times worth asking about: from before the first row until now, or the last row when that is later. */
export function momentRange(rows: readonly RowTimes[], now: number): TimeRange {
  const events = rows.map(({ event }) => event);
  const first = Math.min(now, ...events);
  const last = Math.max(now, ...events);
  const margin = Math.max(MARGIN * (last - first), DAY_MS);
  return { from: Math.floor(first - margin), to: Math.ceil(last + margin) };
}

/** Where a moment lies in the range, as percent. */
export function placeOf(moment: number, { from, to }: TimeRange): number {
  return (100 * (moment - from)) / (to - from);
}

interface Rule {
  readonly ttlMs: number;
  readonly createdCutoff: boolean;
}

/** Moments at which the answer becomes another, in ascending order: each is the first with the new answer. */
export function changesOf(rows: readonly RowTimes[], rule: Rule): number[] {
  const times = rows.flatMap(({ event, created }) => [
    event,
    ...(rule.createdCutoff && created !== null ? [created] : []),
    ...(rule.ttlMs > 0 ? [event + rule.ttlMs + 1] : []),
  ]);
  const candidates = [...new Set(times.map(Math.ceil))].sort((a, b) => a - b);
  const answers = [Number.NEGATIVE_INFINITY, ...candidates].map((at) => {
    const { counting, reason } = judgeRows(rows, { at, ...rule });
    return `${counting} ${reason}`;
  });
  return candidates.filter((_, i) => answers[i + 1] !== answers[i]);
}
