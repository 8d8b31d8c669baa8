import type { Route } from 'next';
import Link from 'next/link';
import { type GroupedFigure, MOST_GROUPS, type RunGroup } from '#server/runs/group-runs';
import { withTerm } from '#server/runs/query-terms';
import { type Column, DataTable } from '../_ui/data-table.tsx';
import { formatCount, formatMetric, formatQuantity } from '../_ui/format-number.ts';
import { describeColumn } from './table-columns.ts';
import { type TableView, viewHref } from './table-view.ts';

interface GroupTableProps {
  readonly view: TableView;
  readonly groups: readonly RunGroup[];
  /** Names of the columns whose means are shown. */
  readonly columns: readonly string[];
  /** How many more columns the view has. */
  readonly others: number;
}

/** Runs gathered by a value: how many, and mean ± deviation of each figure. A group leads to its runs. */
export function GroupTable({ view, groups, columns, others }: GroupTableProps) {
  const by = describeColumn(view.group).title;
  const shown: Column<RunGroup>[] = [
    {
      key: 'group',
      title: by,
      cell: (group) => (
        <Link href={runsOf(view, group) as Route} className="font-medium hover:text-accent hover:underline">
          {group.key ?? 'none'}
        </Link>
      ),
    },
    { key: 'runs', title: 'Runs', align: 'right', cell: ({ runs }) => formatCount(runs) },
    ...columns.map(
      (name): Column<RunGroup> => ({
        key: name,
        title: describeColumn(name).title,
        align: 'right',
        cell: ({ figures }) => <MeanOfGroup figure={figures[name]} />,
      }),
    ),
  ];
  return (
    <>
      <DataTable caption={`Runs by ${by}`} columns={shown} rows={groups} rowKey={({ key }) => key ?? ''} />
      {others > 0 && (
        <p className="px-4 py-2 text-sm text-ink-faint">
          The means of the first {columns.length} columns are shown; {formatQuantity(others, 'more is', 'more are')} in
          the view.
        </p>
      )}
      {groups.length === MOST_GROUPS && (
        <p className="px-4 py-2 text-sm text-ink-faint">Only the {MOST_GROUPS} largest groups are shown.</p>
      )}
    </>
  );
}

function MeanOfGroup({ figure }: { figure: GroupedFigure | undefined }) {
  if (!figure) return '—';
  return (
    <span className="whitespace-nowrap" title={`of ${figure.runs}`}>
      {formatMetric(figure.mean)}
      {figure.sd !== null && <span className="text-ink-faint"> ± {formatMetric(figure.sd)}</span>}
    </span>
  );
}

/** The same view with only the runs of the group, one row each. */
function runsOf(view: TableView, { key }: RunGroup): string {
  const value = key === null ? 'none' : `"${key.replace(/["\\]/g, '\\$&')}"`;
  return viewHref({ ...view, group: '', q: withTerm(view.q, `${view.group} = ${value}`) });
}
