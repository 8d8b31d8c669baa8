import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { listVersionsOfRun } from '#server/models/models.repo';
import { listExplanations } from '#server/runs/explanations.repo';
import { findRun } from '#server/runs/runs.repo';
import { RUN_ALGORITHMS } from '#server/runs/schema';
import { findStaleRuns } from '#server/runs/stale-runs';
import { Callout } from '../../_ui/callout.tsx';
import { LinkButton } from '../../_ui/link-button.tsx';
import { Moment } from '../../_ui/moment.tsx';
import { PageHeader } from '../../_ui/page-header.tsx';
import { StaleCallout, StaleMark } from '../../_ui/stale-mark.tsx';
import { StatusBadge } from '../../_ui/status-badge.tsx';
import { Tag } from '../../_ui/tag.tsx';
import { CancelRun } from './cancel-run.client.tsx';
import { warningsBesideVerdict } from './prepare-run-verdict.ts';
import { PromoteForm } from './promote-form.client.tsx';
import { RunExplanations } from './run-explanations.tsx';
import { RunFolds } from './run-folds.tsx';
import { RunLineage } from './run-lineage.tsx';
import { RunOutcome } from './run-outcome.tsx';
import { RunProgress } from './run-progress.client.tsx';
import { RunReport } from './run-report.tsx';
import { VersionsOfRun } from './versions-of-run.tsx';

export async function generateMetadata({ params }: PageProps<'/runs/[id]'>): Promise<Metadata> {
  const run = await findRun((await params).id);
  return { title: run?.name ?? 'Run' };
}

export default async function RunPage({ params }: PageProps<'/runs/[id]'>) {
  const run = await findRun((await params).id);
  if (!run) notFound();
  const live = run.status === 'queued' || run.status === 'running';
  const [versions, explanations] = await Promise.all([listVersionsOfRun(run.id), listExplanations(run.id)]);
  const stale = (await findStaleRuns([run])).get(run.id);
  const { status, progress, learningCurve, cancelRequested } = run;
  return (
    <>
      <PageHeader
        crumb={{ href: '/runs', title: 'Runs' }}
        title={
          <>
            {run.name} <StatusBadge status={status} />
            <StaleMark stale={stale} />
            {run.leaks.length > 0 && <Tag tone="caution">leaks</Tag>}
            {run.imported && <Tag>imported</Tag>}
          </>
        }
        about={
          <>
            {RUN_ALGORITHMS[run.algorithm].title} by {run.owner}, <Moment date={run.createdAt} />
          </>
        }
        actions={
          <>
            {live && <CancelRun id={run.id} requested={cancelRequested} />}
            <LinkButton href={`/runs/new?from=${run.id}`}>Clone and edit</LinkButton>
            {status === 'finished' && <LinkButton href={`/compare?runs=${run.id}`}>Compare</LinkButton>}
          </>
        }
      />
      <div className="grid gap-4">
        <StaleCallout stale={stale} title="Stale: it learned from features that are no longer what they were">
          <LinkButton href={`/runs/new?from=${run.id}`}>Train a copy</LinkButton>
        </StaleCallout>
        <RunOutcome run={run} />
        {warningsBesideVerdict(run).map((warning) => (
          <Callout key={warning} tone="caution" title={warning} />
        ))}
        {live && <RunProgress id={run.id} initial={{ status, progress, learningCurve, cancelRequested }} />}
        {run.report && run.baseline && <RunReport run={run} report={run.report} baseline={run.baseline} />}
        {run.crossValidation && <RunFolds validation={run.crossValidation} />}
        {run.report && <RunExplanations run={run} report={run.report} explanations={explanations} />}
        {versions.length > 0 && <VersionsOfRun versions={versions} />}
        {status === 'finished' && <PromoteForm runId={run.id} />}
        <RunLineage run={run} />
      </div>
    </>
  );
}
