import type { IngestSummary } from '#server/feature-store/ingest-file';
import { formatCount } from '../_ui/format-number.ts';

export interface PreparedIngest {
  /** Counts along the way, in order. */
  readonly counts: readonly { key: string; value: string }[];
  readonly dropped: readonly { reason: string; count: string }[];
}

/** What an ingest counted and what it left out, as text. Works on JSON too: dates are not touched. */
export function prepareIngest({ counts, dropped }: Pick<IngestSummary, 'counts' | 'dropped'>): PreparedIngest {
  return {
    counts: Object.entries(counts).map(([key, value]) => ({
      key,
      value: Array.isArray(value) ? value.map(formatCount).join(' / ') : formatCount(value),
    })),
    dropped: dropped
      .filter((drop) => drop.count > 0)
      .map(({ reason, unit, count }) => ({
        reason,
        count: `${formatCount(count)} ${count === 1 ? unit : `${unit}s`}`,
      })),
  };
}
