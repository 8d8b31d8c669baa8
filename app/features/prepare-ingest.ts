import type { IngestSummary } from '#server/feature-store/ingest-file';
import { formatCount } from '../_ui/format-number.ts';

export interface PreparedIngest {
  /** Counts along the way, in order. */
  readonly counts: readonly { key: string; value: string }[];
  readonly dropped: readonly { reason: string; count: string }[];
}

/**
 * What an ingest counted and what it left out, as text. The database keeps no order of names, but along the way counts
 * only fall; those per class come last.
 */
export function prepareIngest({ counts, dropped }: Pick<IngestSummary, 'counts' | 'dropped'>): PreparedIngest {
  return {
    counts: Object.entries(counts)
      .toSorted(([, a], [, b]) => height(b) - height(a))
      .map(([key, value]) => ({
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

const height = (count: number | number[]): number => (Array.isArray(count) ? -1 : count);
