import type { ExplainedAnswer } from '#server/inference/explain-schema';
import { formatAge, formatMoment, formatSpan } from '../_ui/format-time.ts';

export interface Freshness {
  /** `What is known is from 3 days ago (2011-06-01 00:00 UTC).` */
  readonly sentence: string;
  /** What is not as it should be, a sentence each. */
  readonly warnings: readonly string[];
}

const LACKS = {
  no_row: 'is not in the online store',
  empty: 'has no value in the online store',
  too_old: 'is too old to be used',
} as const;

/** How old the features behind an answer are, and which of them are missing. */
export function prepareFreshness(
  { features, ttlSeconds }: Pick<ExplainedAnswer, 'features' | 'ttlSeconds'>,
  now: Date,
): Freshness {
  const moments = features.flatMap(({ eventTimestamp }) => (eventTimestamp ? [new Date(eventTimestamp)] : []));
  const oldest = new Date(Math.min(...moments.map(Number)));
  const missing = features.filter(({ lack, changed }) => lack !== null && !changed);
  return {
    sentence:
      moments.length === 0
        ? 'Nothing is stored.'
        : `What is known is from ${formatAge(oldest, now)} (${formatMoment(oldest)}).`,
    warnings: [
      ...missing.map(({ name, lack }) => `${name} ${LACKS[lack!]}; the answer does without it.`),
      ...(missing.some(({ lack }) => lack === 'too_old')
        ? [`Values count for ${formatSpan(ttlSeconds)}. Ask for newer features to be materialized.`]
        : []),
    ],
  };
}
