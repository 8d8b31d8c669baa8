import { formatCount, formatValue } from './format-number.ts';

export interface HistogramBins {
  /** One more than counts, ascending. When the last lies beyond `max`, every bin is one whole number. */
  readonly edges: readonly number[];
  readonly counts: readonly number[];
  readonly max: number;
}

export interface PreparedHistogram {
  /** Bars in a box of 100 × 28; a bin with any row is at least one unit high, so that a rare value is seen. */
  readonly bars: readonly { x: number; y: number; width: number; height: number; title: string }[];
  readonly summary: string;
  readonly from: string;
  readonly to: string;
}

export const HISTOGRAM_WIDTH = 100;
export const HISTOGRAM_HEIGHT = 28;
const GAP = 0.8;

/** Bins as bars of equal width. */
export function prepareHistogram(name: string, { edges, counts, max }: HistogramBins): PreparedHistogram {
  const most = Math.max(1, ...counts);
  const step = HISTOGRAM_WIDTH / Math.max(1, counts.length);
  const fullest = counts.indexOf(most);
  const whole = (edges.at(-1) ?? max) > max;
  const from = (bin: number) => formatValue(edges[bin] ?? null);
  const range = (bin: number) => (whole ? from(bin) : `${from(bin)} to ${from(bin + 1)}`);
  return {
    bars: counts.map((count, bin) => {
      const height = count === 0 ? 0 : Math.max(1, (count / most) * HISTOGRAM_HEIGHT);
      return {
        x: bin * step,
        y: HISTOGRAM_HEIGHT - height,
        width: step - GAP,
        height,
        title: `${range(bin)}: ${formatCount(count)}`,
      };
    }),
    summary:
      counts.length === 0
        ? `${name}: no values`
        : `Histogram of ${name}, ${from(0)} to ${formatValue(max)}; most rows (${formatCount(most)}) lie at ${range(fullest)}`,
    from: from(0),
    to: formatValue(max),
  };
}
