import type { Route } from 'next';
import Link from 'next/link';
import type { StaleFeature } from '#server/feature-store/feature-history';
import { findExperimentNames } from '#server/runs/experiments.repo';
import { RUN_ALGORITHMS, type Run } from '#server/runs/schema';
import { ChosenMark } from '../../_ui/chosen-mark.tsx';
import { Moment } from '../../_ui/moment.tsx';
import { PageHeader } from '../../_ui/page-header.tsx';
import { StaleMark } from '../../_ui/stale-mark.tsx';
import { StatusBadge } from '../../_ui/status-badge.tsx';
import { Tag } from '../../_ui/tag.tsx';
import { RunActions } from './run-actions.tsx';

/** A run's name with its marks, where it belongs, and what one can do with it. */
export async function RunHeader({ run, stale }: { run: Run; stale: readonly StaleFeature[] | undefined }) {
  const { experimentId, chosenFrom } = run;
  const experiment = experimentId && (await findExperimentNames([experimentId])).get(experimentId);
  return (
    <PageHeader
      crumb={{ href: '/runs', title: 'Runs' }}
      title={
        <>
          {run.name} <StatusBadge status={run.status} />
          <StaleMark stale={stale} />
          <ChosenMark chosenFrom={chosenFrom} />
          {run.leaks.length > 0 && <Tag tone="caution">leaks</Tag>}
          {run.imported && <Tag>imported</Tag>}
          {run.archived && <Tag>archived</Tag>}
          {run.tags.map((tag) => (
            <Tag key={tag}>{tag}</Tag>
          ))}
        </>
      }
      about={
        <>
          {RUN_ALGORITHMS[run.algorithm].title} by {run.owner}, <Moment date={run.createdAt} />
          {experiment && <Place of="in the experiment" href={`/experiments/${experimentId}`} name={experiment} />}
          {chosenFrom && <Place of="from the sweep" href={`/sweeps/${chosenFrom.sweep}`} name={chosenFrom.sweepName} />}
        </>
      }
      actions={<RunActions run={run} />}
    />
  );
}

function Place({ of, href, name }: { of: string; href: string; name: string }) {
  return (
    <>
      , {of}{' '}
      <Link href={href as Route} className="text-accent underline">
        {name}
      </Link>
    </>
  );
}
