import type { DatasetPreview } from '#server/feature-store/preview-dataset';
import { formatBytes, formatCount, formatPercent, formatQuantity, formatValue } from '../../_ui/format-number.ts';
import { formatDuration, formatMoment } from '../../_ui/format-time.ts';

export interface PreviewModel {
  /** `1,377 rows × 10 columns, about 120 kB`. */
  readonly size: string;
  /** Which rows the figures are of, and how long it took. */
  readonly basis: string;
  readonly warnings: readonly string[];
  readonly views: readonly {
    readonly view: string;
    readonly matched: string;
    readonly share: number;
    readonly reasons: readonly string[];
    readonly features: readonly { readonly name: string; readonly nulls: string }[];
  }[];
  readonly classes: readonly { readonly name: string; readonly rows: string; readonly share: number }[];
  readonly columns: readonly { readonly name: string; readonly type: string; readonly role: string }[];
  readonly rows: readonly PreviewRow[];
}

export interface PreviewRow {
  readonly key: string;
  readonly cells: readonly string[];
}

/** As JSON has it: no dates. */
export type PreviewJson = Omit<DatasetPreview, 'asOf'>;

const REASONS = {
  unknownKey: 'unknown key',
  onlyLater: 'known only later',
  writtenLater: 'written only later',
  outsideTtl: 'older than the ttl',
} as const;

/** A preview in words and figures that can be drawn as they are. */
export function preparePreview(preview: PreviewJson): PreviewModel {
  const { entityRows, joinedRows, columns, label, durationMs } = preview;
  const basis =
    joinedRows < entityRows
      ? `Figures of ${formatCount(joinedRows)} of them, evenly spread`
      : `Figures of all ${formatCount(entityRows)}`;
  return {
    size: `${formatQuantity(entityRows, 'row')} × ${formatQuantity(columns.length, 'column')}, about ${formatBytes(preview.bytes)}`,
    basis: `${basis}, joined in ${formatDuration(durationMs)}.`,
    warnings: preview.warnings.map(({ message }) => message),
    views: preview.views.map((view) => prepareView(view, joinedRows)),
    classes: label ? prepareClasses(label, joinedRows) : [],
    columns: columns.map(({ name, valueType, role }) => ({ name, type: valueType, role })),
    rows: preview.rows.map((cells, row) => ({
      key: String(row),
      cells: cells.map((cell, j) =>
        columns[j]!.valueType === 'unix_timestamp' && cell !== null ? formatMoment(new Date(Number(cell))) : show(cell),
      ),
    })),
  };
}

const show = (cell: DatasetPreview['rows'][number][number]): string => (cell === null ? 'null' : formatValue(cell));

function prepareView({ view, matched, nullReasons, features }: PreviewJson['views'][number], rows: number) {
  const share = rows === 0 ? 0 : matched / rows;
  const reasons = (Object.keys(REASONS) as (keyof typeof REASONS)[]).filter((reason) => nullReasons[reason] > 0);
  return {
    ...{ view, share, matched: `${formatCount(matched)} of ${formatCount(rows)} matched, ${formatPercent(share)}` },
    reasons: reasons.map((reason) => `${formatCount(nullReasons[reason])} ${REASONS[reason]}`),
    features: features.map(({ reference, nulls, nullsInRows }) => ({
      name: reference.split(':')[1]!,
      nulls:
        nullsInRows > 0 ? `${formatCount(nulls)}, of them ${formatCount(nullsInRows)} in its rows` : formatCount(nulls),
    })),
  };
}

function prepareClasses({ classes, unlabelled }: NonNullable<PreviewJson['label']>, rows: number) {
  const all = [
    ...classes.map(({ name, rows: count }) => ({ name, count })),
    ...(unlabelled > 0 ? [{ name: 'no label', count: unlabelled }] : []),
  ];
  return all.map(({ name, count }) => {
    const share = rows === 0 ? 0 : count / rows;
    return { name, share, rows: `${formatCount(count)} · ${formatPercent(share)}` };
  });
}
