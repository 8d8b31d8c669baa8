import type { Metadata, Route } from 'next';
import { notFound } from 'next/navigation';
import { findRun } from '#server/runs/runs.repo';
import type { Run } from '#server/runs/schema';
import { findStaleRuns } from '#server/runs/stale-runs';
import { NoteSections } from '../../_notes/note-sections.tsx';
import { Callout } from '../../_ui/callout.tsx';
import { LinkButton } from '../../_ui/link-button.tsx';
import type { SearchParams } from '../../_ui/search-params.ts';
import { StaleCallout } from '../../_ui/stale-mark.tsx';
import { Tabs } from '../../_ui/tabs.tsx';
import { CurvesTab } from './curves-tab.tsx';
import { FeaturesTab } from './features-tab.tsx';
import { FilesTab } from './files-tab.tsx';
import { warningsBesideVerdict } from './prepare-run-verdict.ts';
import { ReportTab } from './report-tab.tsx';
import { RunHeader } from './run-header.tsx';
import { RunLineage } from './run-lineage.tsx';
import { RunOutcome } from './run-outcome.tsx';
import { chooseRunTab, type RunTab, runTabs } from './run-tabs.ts';

export async function generateMetadata({ params }: PageProps<'/runs/[id]'>): Promise<Metadata> {
  const run = await findRun((await params).id);
  return { title: run?.name ?? 'Run' };
}

export default async function RunPage({ params, searchParams }: PageProps<'/runs/[id]'>) {
  const run = await findRun((await params).id);
  if (!run) notFound();
  const search = await searchParams;
  const tab = chooseRunTab(search, run.status);
  const stale = (await findStaleRuns([run])).get(run.id);
  return (
    <>
      <RunHeader run={run} stale={stale} />
      <div className="mb-4 grid gap-4">
        <StaleCallout stale={stale} title="Stale: it learned from features that are no longer what they were">
          <LinkButton href={`/runs/new?from=${run.id}` as Route}>Train a copy</LinkButton>
        </StaleCallout>
        <RunOutcome run={run} />
        {warningsBesideVerdict(run).map((warning) => (
          <Callout key={warning} tone="caution" title={warning} />
        ))}
      </div>
      <Tabs label="About this run" tabs={runTabs(run.id, run.status, tab)} />
      <CurrentTab tab={tab} run={run} params={search} />
    </>
  );
}

function CurrentTab({ tab, run, params }: { tab: RunTab; run: Run; params: SearchParams }) {
  switch (tab) {
    case 'report':
      return <ReportTab run={run} params={params} />;
    case 'curves':
      return <CurvesTab run={run} params={params} />;
    case 'features':
      return <FeaturesTab run={run} />;
    case 'lineage':
      return <RunLineage run={run} />;
    case 'files':
      return <FilesTab run={run} />;
    case 'notes':
      return (
        <NoteSections on="run" id={run.id} title="Notes">
          What was this run for, and what did it show?
        </NoteSections>
      );
  }
}
