import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { ACTOR_COOKIE, toActor } from '#server/access/acting-as';
import { listServices, listViews } from '#server/feature-store/registry';
import { findRun } from '#server/runs/runs.repo';
import { listSplits } from '#server/runs/splits.repo';
import { EmptyState } from '../../_ui/empty-state.tsx';
import { PageHeader } from '../../_ui/page-header.tsx';
import { queryValue } from '../../_ui/search-params.ts';
import { knownReferences, readChoice } from '../../features/build/read-choice.ts';
import { prepareRunForm } from './prepare-run-form.ts';
import { RunForm } from './run-form.client.tsx';

export const metadata: Metadata = { title: 'New run' };

export default async function NewRunPage({ searchParams }: PageProps<'/runs/new'>) {
  const search = await searchParams;
  const fromId = queryValue(search, 'from');
  const [views, services, splits, from, jar] = await Promise.all([
    listViews(),
    listServices(),
    listSplits(),
    fromId ? findRun(fromId) : null,
    cookies(),
  ]);
  const actor = toActor(jar.get(ACTOR_COOKIE)?.value);
  const picked = readChoice(search, knownReferences(views));
  return (
    <>
      <PageHeader
        crumb={{ href: '/runs', title: 'Runs' }}
        title={from ? `Edit a copy of ${from.name}` : 'New run'}
        about="Pick features, a label and an algorithm. Runs of one label and split are scored on the same holdout and can be compared."
      />
      {views.length === 0 ? (
        <EmptyState title="There are no features yet">
          Define a view in <code className="font-mono text-sm">feature_repo/</code> and run{' '}
          <code className="font-mono text-sm">npx cookoff apply</code>.
        </EmptyState>
      ) : (
        <RunForm model={prepareRunForm({ views, services, splits, owner: actor.name, from, picked })} />
      )}
    </>
  );
}
