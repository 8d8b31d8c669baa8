import Link from 'next/link';
import type { StaleFeature } from '#server/feature-store/feature-history';
import { type Column, DataTable } from '../_ui/data-table.tsx';
import { GainMark } from '../_ui/gain-mark.tsx';
import { Moment } from '../_ui/moment.tsx';
import { StaleMark } from '../_ui/stale-mark.tsx';
import { StatusBadge } from '../_ui/status-badge.tsx';
import { Tag } from '../_ui/tag.tsx';
import type { RunRow } from './prepare-run-rows.ts';

interface NameCellProps {
  readonly row: RunRow;
  readonly selectable: boolean;
  readonly checked: boolean;
  readonly stale: readonly StaleFeature[] | undefined;
}

const NameCell = ({ row, selectable, checked, stale }: NameCellProps) => (
  <span className="flex min-w-28 items-center gap-2 sm:min-w-48 sm:gap-3">
    {selectable && (
      <input
        type="checkbox"
        name="runs"
        value={row.id}
        defaultChecked={checked}
        disabled={row.status !== 'finished'}
        aria-label={`Compare ${row.name} by ${row.owner}`}
        className="size-4 shrink-0"
      />
    )}
    <span className="min-w-0">
      <Link href={`/runs/${row.id}`} className="font-medium hover:text-accent hover:underline">
        {row.name}
      </Link>{' '}
      <StaleMark stale={stale} />{' '}
      {row.leaks && (
        <span title={row.leaks}>
          <Tag tone="caution">leaks</Tag>
        </span>
      )}{' '}
      {row.imported && <Tag>imported</Tag>}{' '}
      {row.warnings && (
        <span title={row.warnings}>
          <Tag tone="caution">warning</Tag>
        </span>
      )}
      <span className="block text-xs text-ink-faint">
        {row.owner} · {row.algorithm} · {row.features}
      </span>
    </span>
  </span>
);

const FIGURES: Column<RunRow>[] = [
  { key: 'status', title: 'State', cell: (row) => <StatusBadge status={row.status} /> },
  { key: 'f1_macro', title: 'Macro F1', align: 'right', cell: (row) => row.f1Macro },
  {
    key: 'delta',
    title: 'vs majority',
    align: 'right',
    cell: (row) => (row.delta ? <GainMark delta={row.delta} /> : '—'),
  },
  { key: 'accuracy', title: 'Accuracy', align: 'right', cell: (row) => row.accuracy },
  { key: 'baseline', title: 'Majority accuracy', align: 'right', cell: (row) => row.baseline },
  { key: 'created', title: 'Started', align: 'right', cell: (row) => <Moment date={row.createdAt} /> },
];

/** A few runs with their figures and the majority class beside them, in the order given. */
export function RunTable(props: {
  rows: readonly RunRow[];
  selectable?: boolean;
  chosen?: readonly string[];
  /** What has become stale of each run, by id. */
  stale?: ReadonlyMap<string, readonly StaleFeature[]>;
}) {
  const name: Column<RunRow> = {
    key: 'name',
    title: 'Run',
    cell: (row) => (
      <NameCell
        row={row}
        selectable={props.selectable ?? false}
        checked={props.chosen?.includes(row.id) ?? false}
        stale={props.stale?.get(row.id)}
      />
    ),
  };
  return <DataTable caption="Runs" columns={[name, ...FIGURES]} rows={props.rows} rowKey={(row) => row.id} />;
}
