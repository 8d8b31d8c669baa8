import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { ACTOR_COOKIE, toActor } from '#server/access/acting-as';
import { readFeatureHistory } from '#server/feature-store/feature-history';
import { listServices, listViews } from '#server/feature-store/registry';
import { copyOnCurrent } from '#server/runs/copy-on-current';
import { listExperiments } from '#server/runs/experiments.repo';
import { findRun } from '#server/runs/runs.repo';
import { listSplits } from '#server/runs/splits.repo';
import { NoFeatures } from '../../_fields/no-features.tsx';
import { PageHeader } from '../../_ui/page-header.tsx';
import { queryValue } from '../../_ui/search-params.ts';
import { StaleCallout } from '../../_ui/stale-mark.tsx';
import { knownReferences, readChoice } from '../../features/build/read-choice.ts';
import { prepareRunForm } from './prepare-run-form.ts';
import { RunForm } from './run-form.client.tsx';

export const metadata: Metadata = { title: 'New run' };

/** The run one starts from as it would be asked for today: features that are gone left out, renamed ones renamed. */
async function copyOf(id: string) {
  const [run, history, services] = await Promise.all([findRun(id), readFeatureHistory(), listServices()]);
  if (!run) return null;
  const { features, label, leftOut } = copyOnCurrent(run, history);
  const service = services.some(({ name }) => name === run.service) ? run.service : null;
  return { run: { ...run, features, service, label: label ?? '' }, leftOut };
}

export default async function NewRunPage({ searchParams }: PageProps<'/runs/new'>) {
  const search = await searchParams;
  const fromId = queryValue(search, 'from');
  const [views, services, splits, experiments, copy, jar] = await Promise.all([
    listViews(),
    listServices(),
    listSplits(),
    listExperiments(),
    fromId ? copyOf(fromId) : null,
    cookies(),
  ]);
  const actor = toActor(jar.get(ACTOR_COOKIE)?.value);
  const from = copy?.run ?? null;
  const experiment = queryValue(search, 'experiment');
  const offered = { views, services, splits, experiments };
  const picked = readChoice(search, knownReferences(views));
  return (
    <>
      <PageHeader
        crumb={{ href: '/runs', title: 'Runs' }}
        title={from ? `Edit a copy of ${from.name}` : 'New run'}
        about="Pick features, a label and an algorithm. Runs of one label and split are scored on the same holdout and can be compared."
      />
      {views.length === 0 ? (
        <NoFeatures />
      ) : (
        <div className="grid gap-4">
          <StaleCallout stale={copy?.leftOut} title="Left out of this copy, since it is not what it was" />
          <RunForm model={prepareRunForm({ ...offered, owner: actor.name, from, picked, experiment })} />
        </div>
      )}
    </>
  );
}
