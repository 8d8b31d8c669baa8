import { type StepCounts, THRESHOLD_STEPS } from '#server/training/report-at-threshold';
import { formatCount, formatPercent } from './format-number.ts';

export interface ScoreBar {
  readonly key: string;
  readonly x: number;
  readonly width: number;
  readonly height: number;
}

/** Two histograms back to back in a box of 100 × 60, the line between them at 30. */
export interface ScoreBars {
  /** Upwards: rows of the class. */
  readonly inside: readonly ScoreBar[];
  /** Downwards: all others. */
  readonly outside: readonly ScoreBar[];
  /** The same as shares of their own number, a bin of 1/20 each. */
  readonly bins: { readonly inside: readonly number[]; readonly outside: readonly number[] };
  readonly summary: string;
  readonly table: readonly { readonly range: string; readonly inside: string; readonly outside: string }[];
}

const BINS = 20;
const HALF = 30;
const GAP = 0.6;

/** Where the probabilities of a class lie on its own rows and on all others, each as shares of their own number. */
export function prepareScoreBars(name: string, { positives, negatives }: StepCounts): ScoreBars {
  const [inside, outside] = [binned(positives), binned(negatives)];
  const [n, rest] = [positives[0] ?? 0, negatives[0] ?? 0];
  const bins = { inside: shares(inside, n), outside: shares(outside, rest) };
  const highest = Math.max(...bins.inside, ...bins.outside, Number.MIN_VALUE);
  const above = (counts: readonly number[], total: number) =>
    formatPercent(total === 0 ? 0 : (counts[500] ?? 0) / total);
  return {
    inside: toBars(bins.inside, highest),
    outside: toBars(bins.outside, highest),
    bins,
    summary:
      `Probabilities of ${name}: ${above(positives, n)} of its ${formatCount(n)} rows are given at least 0.5, ` +
      `and ${above(negatives, rest)} of the ${formatCount(rest)} others.`,
    table: inside.map((count, b) => ({
      range: `${(b / BINS).toFixed(2)} to ${((b + 1) / BINS).toFixed(2)}`,
      inside: formatCount(count),
      outside: formatCount(outside[b]!),
    })),
  };
}

/** Rows with b/20 ≤ p < (b + 1)/20, the last also p = 1. */
function binned(atLeast: readonly number[]): number[] {
  const stride = THRESHOLD_STEPS / BINS;
  return Array.from({ length: BINS }, (_, b) => {
    const next = b === BINS - 1 ? 0 : (atLeast[(b + 1) * stride] ?? 0);
    return (atLeast[b * stride] ?? 0) - next;
  });
}

const shares = (counts: readonly number[], total: number): number[] =>
  counts.map((count) => (total === 0 ? 0 : count / total));

const toBars = (heights: readonly number[], highest: number): ScoreBar[] =>
  heights.map((height, b) => ({
    key: String(b),
    x: (b * 100) / BINS,
    width: 100 / BINS - GAP,
    // A bin with any row is seen.
    height: height === 0 ? 0 : Math.max(0.6, (HALF * height) / highest),
  }));
