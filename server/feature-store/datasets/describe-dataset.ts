import type { DatasetRequest } from '../dataset-schema.ts';
import type { HistoricalColumn } from '../historical-columns.ts';
import type { HistoricalTable } from '../historical-features.ts';
import type { RequestedTable } from '../join-requested.ts';
import { NULL_REASONS } from '../offline/offline-store.ts';
import type { ResolvedFeature } from '../resolve-features.ts';
import type { Scalar, ValueType } from '../vocabulary.ts';
import type { DatasetWarning, PreviewedColumn, PreviewedLabel, PreviewedView } from './dataset-account.ts';
import { warnAboutDataset } from './warn-about-dataset.ts';

interface DatasetAccount {
  readonly columns: readonly PreviewedColumn[];
  readonly views: readonly PreviewedView[];
  readonly label: PreviewedLabel | null;
  readonly warnings: readonly DatasetWarning[];
  /** What the whole takes in memory, about. */
  readonly bytes: number;
}

/** What a cell takes; of a text what its letters do, added below. */
const BYTES: Readonly<Record<ValueType, number>> = {
  int32: 4,
  int64: 8,
  float32: 4,
  float64: 8,
  string: 8,
  bool: 1,
  unix_timestamp: 8,
};

/** Matches, nulls by reason, classes and what to beware of, counted over joined rows. */
export function describeDataset(
  { table, resolved }: RequestedTable,
  columns: readonly HistoricalColumn[],
  request: Pick<DatasetRequest, 'features' | 'label' | 'includeLate'>,
): DatasetAccount {
  const views = table.views.map((view) => describeView(view, table, resolved));
  const label = request.label
    ? describeLabel(resolved.find(({ reference }) => reference === request.label)!, table)
    : null;
  const scale = table.keys.length > 0 ? table.entityRows / table.keys.length : 0;
  return {
    columns: columns.map(({ name, role, reference, valueType, values }) => {
      return {
        name,
        role: reference !== null && reference === request.label ? 'label' : role,
        reference,
        valueType,
        nulls: countNulls(values),
      };
    }),
    views,
    label,
    warnings: warnAboutDataset({ table, resolved, request, views, label }),
    bytes: Math.round(scale * columns.reduce((total, column) => total + bytesOf(column), 0)),
  };
}

function describeView(
  { view, matched, nullReasons }: HistoricalTable['views'][number],
  table: HistoricalTable,
  resolved: readonly ResolvedFeature[],
): PreviewedView {
  const ofView = resolved.filter((one) => one.view.name === view);
  const withoutRow = NULL_REASONS.reduce((total, reason) => total + nullReasons[reason], 0);
  return {
    view,
    ttlSeconds: ofView[0]!.view.ttlSeconds,
    matched,
    nullReasons,
    features: ofView.map(({ reference }) => {
      const nulls = countNulls(table.columns[reference]!);
      return { reference, nulls, nullsInRows: nulls - withoutRow };
    }),
  };
}

function describeLabel({ reference, field }: ResolvedFeature, table: HistoricalTable): PreviewedLabel {
  const counts = new Map<Scalar, number>();
  for (const value of table.columns[reference]!) counts.set(value, (counts.get(value) ?? 0) + 1);
  const unlabelled = counts.get(null) ?? 0;
  counts.delete(null);
  const classes = [...counts]
    .map(([value, rows]) => ({ value, name: field.classes?.[String(Number(value))] ?? String(value), rows }))
    .sort((a, b) => (a.value! < b.value! ? -1 : 1));
  return { reference, classes, unlabelled };
}

const countNulls = (cells: readonly Scalar[]): number =>
  cells.reduce<number>((total, cell) => total + (cell === null ? 1 : 0), 0);

function bytesOf({ valueType, values }: HistoricalColumn): number {
  const letters = valueType === 'string' ? values.reduce<number>((sum, cell) => sum + String(cell ?? '').length, 0) : 0;
  return values.length * BYTES[valueType] + letters;
}
