import type { ColumnDrift, DriftSize, FeatureDrift, NoDrift, ViewDrift } from '#server/feature-store/describe-drift';
import { formatCount, formatMetric, formatPercent } from '../../_ui/format-number.ts';

export interface DriftBars {
  /** Pairs of bars in a box of 100 × 28: the share of rows before and after. */
  readonly bars: readonly { x: number; width: number; before: number; after: number; title: string }[];
  readonly summary: string;
}

export interface DriftRow {
  readonly feature: string;
  readonly size: DriftSize | null;
  readonly word: string;
  readonly psi: string;
  /** What the index would be by chance. */
  readonly psiByChance: string;
  readonly ks: string;
  readonly p: string;
  readonly missing: string;
  readonly rows: string;
  readonly chart: DriftBars;
}

export const DRIFT_HEIGHT = 28;
const DRIFT_WIDTH = 100;
const WORDS: Record<DriftSize, string> = {
  steady: 'steady',
  moved: 'moved',
  shifted: 'shifted',
  unclear: 'too few rows to tell',
};

export const NO_DRIFT: Record<NoDrift, { title: string; about: string }> = {
  no_data: { title: 'No data yet', about: 'There is nothing to compare before the first ingest.' },
  never_materialized: {
    title: 'Nothing has been materialized yet',
    about: 'Choose an earlier ingest to compare with, or materialize first.',
  },
  up_to_date: {
    title: 'What is online is the newest snapshot',
    about: 'There is nothing in between. Choose an earlier ingest to compare with.',
  },
  same_moment: {
    title: 'Both ingests are of the same moment',
    about: 'The later one corrects the earlier one, whose values are not kept apart. Choose another.',
  },
};

/** Features by how far they have moved, the furthest first. */
export function prepareDriftRows(drift: Pick<ViewDrift, 'features'>): DriftRow[] {
  return drift.features.toSorted((a, b) => (b.psi ?? -1) - (a.psi ?? -1)).map(prepareRow);
}

/** `A sample of 50,000 of 1,000,000 rows.` where not all were read, else nothing. */
export function saySample({ features, from, to }: Pick<ViewDrift, 'features' | 'from' | 'to'>): string {
  const read = features[0]?.rows ?? [0, 0];
  const keys = [from?.keys ?? 0, to?.keys ?? 0];
  const side = keys.findIndex((all, i) => all > read[i]!);
  return side < 0 ? '' : `From a sample of ${formatCount(read[side]!)} of ${formatCount(keys[side]!)} rows.`;
}

/** What a person should take from it: `2 of 12 features have shifted: a, b.` */
export function sayDrift({ features }: Pick<ViewDrift, 'features'>): string {
  const named = (size: DriftSize) => features.filter((one) => one.size === size).map(({ feature }) => feature);
  const parts = (['shifted', 'moved'] as const).flatMap((size) => {
    const names = named(size);
    return names.length > 0 ? [`${names.length} of ${features.length} ${WORDS[size]}: ${names.join(', ')}.`] : [];
  });
  if (parts.length > 0) return parts.join(' ');
  return named('unclear').length > 0 ? 'So few rows differ as much by chance.' : 'Every feature is steady.';
}

function prepareRow({ feature, ...drift }: FeatureDrift): DriftRow {
  const [before, after] = drift.rows;
  const missing = drift.missing.map((count, i) => formatPercent(count / Math.max(1, drift.rows[i]!)));
  return {
    feature,
    size: drift.size,
    word: drift.size ? WORDS[drift.size] : '—',
    psi: formatMetric(drift.psi),
    psiByChance: formatMetric(drift.psiByChance),
    ks: formatMetric(drift.ks?.statistic),
    p: drift.ks ? sayChance(drift.ks.p) : '—',
    missing: missing[0] === missing[1] ? missing[0]! : missing.join(' → '),
    rows: before === after ? formatCount(before) : `${formatCount(before)} → ${formatCount(after)}`,
    chart: prepareBars(feature, drift),
  };
}

const sayChance = (p: number): string => (p < 0.001 ? '< 0.001' : p.toFixed(3));

function prepareBars(feature: string, { bins, rows: [n, m] }: Pick<ColumnDrift, 'bins' | 'rows'>): DriftBars {
  const shares = bins.map((bin) => [bin.before / Math.max(1, n), bin.after / Math.max(1, m)] as const);
  const most = Math.max(...shares.flat(), Number.MIN_VALUE);
  const step = DRIFT_WIDTH / Math.max(1, bins.length);
  const heightOf = (share: number) => (share / most) * DRIFT_HEIGHT;
  return {
    bars: bins.map(({ title }, i) => ({
      x: i * step,
      width: step * 0.42,
      before: heightOf(shares[i]![0]),
      after: heightOf(shares[i]![1]),
      title: `${title}: ${formatPercent(shares[i]![0])} before, ${formatPercent(shares[i]![1])} now`,
    })),
    summary: `${feature} before and now, as shares of the rows in ${bins.length} bins`,
  };
}
