import type { Metadata } from 'next';
import { QUERY_MAX } from '#server/runs/search-runs';
import { EmptyState } from '../_ui/empty-state.tsx';
import { LinkButton } from '../_ui/link-button.tsx';
import { orNotFound } from '../_ui/or-not-found.ts';
import { PageHeader } from '../_ui/page-header.tsx';
import { GroupChoice } from './group-choice.client.tsx';
import { GroupTable } from './group-table.tsx';
import { CONTROLS, FOLDED, MoreControls } from './more-controls.tsx';
import { QueryChipRow } from './query-chips.client.tsx';
import { groupChoices, readRunsPage } from './read-runs-page.ts';
import { RunsBrowser } from './runs-browser.client.tsx';
import { SearchBar } from './search-bar.client.tsx';
import { ViewBar } from './view-bar.client.tsx';

export const metadata: Metadata = { title: 'Runs' };

export default async function RunsPage({ searchParams }: PageProps<'/runs'>) {
  const { view, lost, known, views, saved, error, found } = await orNotFound(readRunsPage(await searchParams));
  const choice = <GroupChoice view={view} choices={groupChoices(known)} />;
  return (
    <div className={CONTROLS}>
      <PageHeader
        title="Runs"
        about="Every training, with the majority class beside it: a model that does not beat it has learned nothing."
        actions={
          <LinkButton href="/runs/new" tone="primary">
            New run
          </LinkButton>
        }
      />
      <div className="mb-3 grid grid-cols-[minmax(0,1fr)] gap-2">
        <SearchBar key={view.q} view={view} error={error} longest={QUERY_MAX} />
        <div className="flex flex-wrap items-center justify-between gap-2">
          {found ? <QueryChipRow view={view} chips={found.chips} /> : <span />}
          <MoreControls />
          <ViewBar views={views} current={saved} view={view} />
        </div>
      </div>
      {lost && (
        <p role="status" className="mb-2 text-sm text-caution">
          {lost}
        </p>
      )}
      {found?.kind === 'groups' && (
        <>
          <div className={`mb-2 flex justify-end ${FOLDED}`}>{choice}</div>
          <div className="panel">
            <GroupTable view={view} groups={found.groups} columns={found.values} others={found.others} />
          </div>
        </>
      )}
      {found?.kind === 'runs' && found.first.runs.length > 0 && (
        <RunsBrowser key={found.first.readAt} view={view} known={known} {...found}>
          {choice}
        </RunsBrowser>
      )}
      {found?.kind === 'runs' && found.first.runs.length === 0 && <NoRuns asked={view.q !== ''} />}
    </div>
  );
}

const NoRuns = ({ asked }: { asked: boolean }) => (
  <div className="panel">
    <EmptyState title={asked ? 'No run fits' : 'No run yet'}>
      {asked
        ? 'Take one of the filters away, or change the query. Archived runs show only when it speaks of them.'
        : 'Pick features and an algorithm; the first run takes a few seconds on the demo data.'}
    </EmptyState>
  </div>
);
