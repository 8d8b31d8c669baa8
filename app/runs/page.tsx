import type { Metadata } from 'next';
import { listRuns } from '#server/runs/runs.repo';
import { findStaleRuns } from '#server/runs/stale-runs';
import { EmptyState } from '../_ui/empty-state.tsx';
import { LinkButton } from '../_ui/link-button.tsx';
import { PageHeader } from '../_ui/page-header.tsx';
import { queryChoice, queryValue } from '../_ui/search-params.ts';
import { CompareForm } from './compare-form.client.tsx';
import { filterRuns, prepareRunRows, RUN_SORTS } from './prepare-run-rows.ts';
import { RunFilter } from './run-filter.tsx';
import { RunTable } from './run-table.tsx';

export const metadata: Metadata = { title: 'Runs' };

/** As many runs as one page shows; older ones are a link away. */
const PAGE_SIZE = 100;

export default async function RunsPage({ searchParams }: PageProps<'/runs'>) {
  const params = await searchParams;
  const view = {
    q: queryValue(params, 'q'),
    status: queryValue(params, 'status'),
    sort: queryChoice(params, 'sort', RUN_SORTS),
    direction: queryChoice(params, 'direction', ['descending', 'ascending']),
    after: queryValue(params, 'after'),
  };
  const runs = await listRuns({ limit: PAGE_SIZE, ...(view.after && { after: view.after }) });
  const rows = prepareRunRows(filterRuns(runs, view.q, view.status), view.sort, view.direction);
  const oldest = runs.length === PAGE_SIZE ? runs.at(-1) : undefined;
  return (
    <>
      <PageHeader
        title="Runs"
        about="Every training, with the majority class beside it: a model that does not beat it has learned nothing."
        actions={
          <LinkButton href="/runs/new" tone="primary">
            New run
          </LinkButton>
        }
      />
      <RunFilter view={view} />
      <div className="panel">
        {rows.length === 0 ? (
          <EmptyState title={runs.length === 0 ? 'No run yet' : 'No run fits'}>
            {runs.length === 0
              ? 'Pick features and an algorithm; the first run takes a few seconds on the demo data.'
              : 'Change the text or the state above.'}
          </EmptyState>
        ) : (
          <CompareForm>
            <RunTable rows={rows} view={view} stale={await findStaleRuns(runs)} selectable />
          </CompareForm>
        )}
      </div>
      <nav aria-label="Pages" className="mt-3 flex gap-2">
        {view.after && <LinkButton href="/runs">Newest</LinkButton>}
        {oldest && <LinkButton href={`/runs?after=${oldest.id}`}>Older</LinkButton>}
      </nav>
    </>
  );
}
