import { LESS_IS_BETTER } from '#server/training/metric-direction';
import { formatDelta } from './format-number.ts';

export interface Delta {
  readonly text: string;
  readonly sign: '▲' | '▼' | '≈';
  readonly word: 'better' | 'worse' | 'same' | 'cannot tell';
}

/** A difference taken as it is, without asking how sure it is. */
export interface PlainDelta extends Delta {
  readonly word: 'better' | 'worse' | 'same';
}

/** Smallest difference that three decimals can show. */
const VISIBLE = 0.0005;

/** The difference `value − base` of one metric in words and signs; null where either is undefined. */
export function prepareDelta(metric: string, value: number | null, base: number | null): PlainDelta | null {
  if (value === null || base === null) return null;
  const difference = value - base;
  const text = formatDelta(difference);
  if (Math.abs(difference) < VISIBLE) return { text, sign: '≈', word: 'same' };
  const better = LESS_IS_BETTER.has(metric) ? difference < 0 : difference > 0;
  return { text, sign: difference > 0 ? '▲' : '▼', word: better ? 'better' : 'worse' };
}

/** The same difference where its interval holds 0: a number, and no claim. */
export const withoutClaim = (delta: Delta | null): Delta | null =>
  delta && { ...delta, sign: '≈', word: 'cannot tell' };
