/** Ways to look at the table of runs, in PostgreSQL. */
import { postgres } from '#server/platform/postgres';
import type { RunsView, RunsViewState } from './runs-view-schema.ts';

type Row = { id: string; name: string | null; state: unknown; createdAt: Date; createdBy: string };

const toView = (row: Row): RunsView => ({ ...row, state: row.state as RunsViewState });

export async function findRunsView(id: string): Promise<RunsView | null> {
  const row = await postgres().runsView.findUnique({ where: { id } });
  return row && toView(row);
}

/** Those with a name, by it. */
export async function listNamedRunsViews(): Promise<RunsView[]> {
  const rows = await postgres().runsView.findMany({ where: { name: { not: null } }, orderBy: { name: 'asc' } });
  return rows.map(toView);
}

/** Stores a view; false when there is one with its id or its name. */
export async function insertRunsView(view: Omit<RunsView, 'createdAt'>): Promise<boolean> {
  const data = { ...view, state: { ...view.state } };
  const { count } = await postgres().runsView.createMany({ data: [data], skipDuplicates: true });
  return count === 1;
}

/** False when there is none. */
export async function deleteRunsView(id: string): Promise<boolean> {
  const { count } = await postgres().runsView.deleteMany({ where: { id } });
  return count === 1;
}
