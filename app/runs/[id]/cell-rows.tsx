import type { Route } from 'next';
import Link from 'next/link';
import { featureName } from '#server/models/vocabulary';
import { type HoldoutRow, listHoldoutRows } from '#server/runs/holdout-rows';
import type { Run } from '#server/runs/schema';
import { type Column, DataTable } from '../../_ui/data-table.tsx';
import { EmptyState } from '../../_ui/empty-state.tsx';
import { formatMetric, formatQuantity, formatValue } from '../../_ui/format-number.ts';
import { LinkButton } from '../../_ui/link-button.tsx';
import { Section } from '../../_ui/section.tsx';
import { CELL_PAGE, type CellView, cellAddress } from './read-cell.ts';

/** The rows in a cell of the confusion matrix: who they are, how sure the model was, and what it knew of them. */
export async function CellRows({ run, view }: { run: Run; view: CellView }) {
  const { rows, total } = await listHoldoutRows(run.id, view.query);
  const title = `True “${view.truth.name}”, predicted “${view.predicted.name}”`;
  return (
    <Section
      id="rows"
      title={title}
      about={`${formatQuantity(total, 'row')}, with the features as the model saw them`}
      actions={<LinkButton href={`/runs/${run.id}` as Route}>Close</LinkButton>}
      flush
    >
      {rows.length === 0 ? (
        <EmptyState title={total === 0 ? 'No row was answered so' : 'No more rows'} level="h3">
          {total === 0 ? 'Pick another cell of the confusion matrix.' : <FirstPage run={run} view={view} />}
        </EmptyState>
      ) : (
        <DataTable caption={title} columns={columnsOf(run, view)} rows={rows} rowKey={({ key }) => key} />
      )}
      {total > CELL_PAGE && <Pages run={run} view={view} pages={Math.ceil(total / CELL_PAGE)} />}
    </Section>
  );
}

function columnsOf(run: Run, view: CellView): Column<HoldoutRow>[] {
  const labelView = run.label.slice(0, run.label.indexOf(':'));
  const indexOf = (label: number) => run.report?.classes.findIndex((row) => row.label === label) ?? 0;
  const sorted = (sort: string) => sortBy(run.id, view, sort);
  const probability = (title: string, label: number) => (row: HoldoutRow) => (
    <span title={title}>{formatMetric(row.probabilities[indexOf(label)])}</span>
  );
  const { truth, predicted } = view;
  return [
    {
      key: 'key',
      title: 'Entity',
      sort: sorted('key'),
      cell: ({ key }) => (
        <Link
          href={`/features/${labelView}?key=${encodeURIComponent(key)}` as Route}
          title="What the stores know of it now"
          className="font-mono text-xs text-accent hover:underline"
        >
          {key}
        </Link>
      ),
    },
    {
      key: 'confidence',
      title: `P(${predicted.name})`,
      align: 'right',
      sort: sorted('confidence'),
      cell: probability('Of the class that was predicted', predicted.label),
    },
    ...(truth === predicted
      ? []
      : [
          {
            key: 'truth',
            title: `P(${truth.name})`,
            align: 'right',
            cell: probability('Of the class that is true', truth.label),
          } as const,
        ]),
    ...run.features.map(
      (feature, j): Column<HoldoutRow> => ({
        key: feature,
        title: featureName(feature),
        align: 'right',
        sort: sorted(feature),
        cell: ({ features }) => formatValue(features[j] ?? null),
      }),
    ),
  ];
}

/** A column sorts downwards first, and the other way when it is asked again. */
function sortBy(
  runId: string,
  { query: { cell = '', sort, direction } }: CellView,
  by: string,
): NonNullable<Column<HoldoutRow>['sort']> {
  const isSorted = sort === by;
  const next = isSorted && direction === 'descending' ? 'ascending' : 'descending';
  return {
    href: cellAddress(runId, { cell, sort: by, direction: next }),
    direction: isSorted ? direction : 'none',
  };
}

function Pages({ run, view, pages }: { run: Run; view: CellView; pages: number }) {
  const { cell = '', sort, direction } = view.query;
  const to = (page: number) => cellAddress(run.id, { cell, sort, direction, page });
  return (
    <nav aria-label="Pages of rows" className="flex items-center gap-2 border-t border-line px-4 py-2 text-sm">
      {view.page > 1 && <LinkButton href={to(view.page - 1)}>Before</LinkButton>}
      {view.page < pages && <LinkButton href={to(view.page + 1)}>Next</LinkButton>}
      <span className="text-ink-faint">
        Page {view.page} of {pages}
      </span>
    </nav>
  );
}

function FirstPage({ run, view }: { run: Run; view: CellView }) {
  const { cell = '', sort, direction } = view.query;
  return <LinkButton href={cellAddress(run.id, { cell, sort, direction })}>To the first page</LinkButton>;
}
