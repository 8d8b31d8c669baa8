import type { Metadata } from 'next';
import { listIngests } from '#server/feature-store/ingests.repo';
import { listViews } from '#server/feature-store/registry';
import { listModels } from '#server/models/models.repo';
import { findStaleInputs } from '#server/models/stale-versions';
import { findRun, listRuns } from '#server/runs/runs.repo';
import { findStaleRuns } from '#server/runs/stale-runs';
import { EmptyState } from './_ui/empty-state.tsx';
import { LinkButton } from './_ui/link-button.tsx';
import { PageHeader } from './_ui/page-header.tsx';
import { Section } from './_ui/section.tsx';
import { DataCard, NextStepCard, ProductionCard } from './overview-cards.tsx';
import { nextStep, prepareProduction } from './prepare-overview.ts';
import { prepareRunRows } from './runs/prepare-run-rows.ts';
import { RunTable } from './runs/run-table.tsx';

/** In full: the template of the layout is for the pages below this one. */
export const metadata: Metadata = { title: 'Overview · Cookoff' };

/** Runs on the overview; the rest is a link away. */
const LATEST = 5;

export default async function OverviewPage() {
  const [views, ingests, runs, models] = await Promise.all([listViews(), listIngests(), listRuns(), listModels()]);
  const production = prepareProduction(models);
  const servedRun = production.served ? await findRun(production.served.runId) : null;
  const { served } = production;
  const stale = served ? await findStaleInputs(served.signature) : [];
  const step = nextStep({ hasViews: views.length > 0, hasData: ingests.length > 0, runs, served, stale });
  return (
    <>
      <PageHeader title="Overview" about="From features to a live, honestly chosen model." />
      <div className="grid gap-4">
        <div className="grid gap-4 lg:grid-cols-3">
          <NextStepCard step={step} />
          <DataCard ingest={ingests[0] ?? null} />
          <ProductionCard production={production} run={servedRun} stale={stale} />
        </div>
        <Section title="Latest runs" flush actions={<LinkButton href="/runs">All runs</LinkButton>}>
          {runs.length === 0 ? (
            <EmptyState title="No run yet" level="h3">
              <LinkButton href="/runs/new">Train one</LinkButton>
            </EmptyState>
          ) : (
            <RunTable rows={prepareRunRows(runs.slice(0, LATEST))} stale={await findStaleRuns(runs.slice(0, LATEST))} />
          )}
        </Section>
      </div>
    </>
  );
}
