import { availableParallelism } from 'node:os';
import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { ACTOR_COOKIE, toActor } from '#server/access/acting-as';
import { listViews } from '#server/feature-store/registry';
import { listExperiments } from '#server/runs/experiments.repo';
import { readFitPace } from '#server/runs/fit-pace.repo';
import { NoFeatures } from '../../_fields/no-features.tsx';
import { PageHeader } from '../../_ui/page-header.tsx';
import { queryValue } from '../../_ui/search-params.ts';
import { knownReferences, readChoice } from '../../features/build/read-choice.ts';
import { prepareSweepForm } from './prepare-sweep-form.ts';
import { SweepForm } from './sweep-form.client.tsx';

export const metadata: Metadata = { title: 'New sweep' };

export default async function NewSweepPage({ searchParams }: PageProps<'/sweeps/new'>) {
  const search = await searchParams;
  const [views, experiments, pace, jar] = await Promise.all([listViews(), listExperiments(), readFitPace(), cookies()]);
  const actor = toActor(jar.get(ACTOR_COOKIE)?.value);
  const chosen = { experiment: queryValue(search, 'experiment'), cores: availableParallelism() };
  const picked = readChoice(search, knownReferences(views));
  return (
    <>
      <PageHeader
        crumb={{ href: '/sweeps', title: 'Sweeps' }}
        title="New sweep"
        about="Every set of some features is tried on the same folds, so that one sees which of them carry the answer."
      />
      {views.length === 0 ? (
        <NoFeatures />
      ) : (
        <SweepForm model={prepareSweepForm({ views, experiments, pace, owner: actor.name, picked, ...chosen })} />
      )}
    </>
  );
}
