const COUNT = new Intl.NumberFormat('en-US');
const SHORT = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 5 });
const MINUS = '−';

/** 541909 → `541,909`. */
export function formatCount(count: number): string {
  return COUNT.format(count);
}

/** `1 run`, `2 runs`: a count with its noun. */
export function formatQuantity(count: number, singular: string, plural = `${singular}s`): string {
  return `${formatCount(count)} ${count === 1 ? singular : plural}`;
}

/** A metric with three decimals; an em dash where it is undefined. */
export function formatMetric(value: number | null | undefined): string {
  return value === null || value === undefined || !Number.isFinite(value) ? '—' : withMinus(value.toFixed(3));
}

/** A signed difference with three decimals and a true minus sign: `+0.021`, `−0.004`, `0.000`. */
export function formatDelta(value: number): string {
  const text = Math.abs(value).toFixed(3);
  if (Number(text) === 0) return text;
  return `${value > 0 ? '+' : MINUS}${text}`;
}

/** A feature's value with at most five significant digits. */
export function formatValue(value: string | number | boolean | null): string {
  if (value === null) return 'none';
  return typeof value === 'number' ? withMinus(SHORT.format(value)) : String(value);
}

/** A share between 0 and 1 as percent with one decimal. */
export function formatPercent(share: number): string {
  return `${(100 * share).toFixed(1)}%`;
}

/** Bytes in the unit people read: `3 bytes`, `4.2 kB`, `1.2 MB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1e3) return formatQuantity(bytes, 'byte');
  return bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

function withMinus(text: string): string {
  return text.replace('-', MINUS);
}
