import type { Metadata } from 'next';
import { getJob, listJobs } from '#server/jobs/jobs.repo';
import type { Job } from '#server/jobs/schema';
import { findRun } from '#server/runs/runs.repo';
import { Callout } from '../../_ui/callout.tsx';
import { EmptyState } from '../../_ui/empty-state.tsx';
import { LinkButton } from '../../_ui/link-button.tsx';
import { orNotFound } from '../../_ui/or-not-found.ts';
import { PageHeader } from '../../_ui/page-header.tsx';
import { RunIdentity } from '../../_ui/run-identity.tsx';
import { queryValue } from '../../_ui/search-params.ts';
import { choiceProblems, readChoice } from '../read-choice.ts';
import { isOfRuns, repetitionOf } from './prepare-repeat-job.ts';
import { RepeatForm } from './repeat-form.client.tsx';
import { RepeatProgress } from './repeat-progress.client.tsx';
import { RepetitionView } from './repetition-view.tsx';

export const metadata: Metadata = { title: 'Repeat on new splits' };

export default async function RepeatPage({ searchParams }: PageProps<'/compare/repeat'>) {
  const query = await searchParams;
  const ids = readChoice(query);
  const found = await Promise.all(ids.map(findRun));
  const problems = choiceProblems(ids, found);
  const ready = ids.length >= 2 && problems.length === 0;
  const job = ready ? await jobOf(ids, queryValue(query, 'job')) : null;
  const repetition = job && repetitionOf(job);
  return (
    <>
      <PageHeader
        crumb={{ href: ready ? `/compare?runs=${ids.join(',')}` : '/compare', title: 'Compare' }}
        title="Repeat on new splits"
        about={found.map((run, position) => (
          <span key={ids[position]} className="mr-3">
            <RunIdentity position={position} /> {run?.name}
          </span>
        ))}
      />
      <div className="grid gap-4">
        {problems.map((problem) => (
          <Callout key={problem} tone="caution" title={problem} />
        ))}
        {!ready && problems.length === 0 && (
          <EmptyState title="Choose two runs first">
            <LinkButton href="/compare">Compare runs</LinkButton>
          </EmptyState>
        )}
        {job && !repetition && <RepeatProgress id={job.id} />}
        {repetition && <RepetitionView repetition={repetition} />}
        {ready && <RepeatForm runs={ids} again={repetition !== null} />}
      </div>
    </>
  );
}

/** The job that the address names, else the newest of these runs that did not fail. */
async function jobOf(ids: readonly string[], jobId: string): Promise<Job | null> {
  if (jobId) return orNotFound(getJob(jobId));
  const jobs = await listJobs({ kind: 'repeat' });
  return jobs.find((job) => isOfRuns(job, ids) && job.status !== 'failed' && job.status !== 'cancelled') ?? null;
}
