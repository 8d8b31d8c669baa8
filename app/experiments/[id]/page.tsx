import type { Metadata } from 'next';
import { listViews } from '#server/feature-store/registry';
import { readExperimentEvents } from '#server/models/read-experiment-events';
import { getExperiment } from '#server/runs/experiments.repo';
import { listAddable } from '#server/runs/list-addable';
import { readLeaderboard } from '#server/runs/read-leaderboard';
import { LinkButton } from '../../_ui/link-button.tsx';
import { Moment } from '../../_ui/moment.tsx';
import { orNotFound } from '../../_ui/or-not-found.ts';
import { PageHeader } from '../../_ui/page-header.tsx';
import { RefreshWhileWorking } from '../../_ui/refresh-while-working.client.tsx';
import { Tag } from '../../_ui/tag.tsx';
import { ActivityFeed } from './activity-feed.tsx';
import { ExperimentAside } from './experiment-aside.tsx';
import { LeaderboardTable } from './leaderboard-table.tsx';
import { NoteForm } from './note-form.client.tsx';
import { OwnerColumns } from './owner-columns.tsx';

export async function generateMetadata({ params }: PageProps<'/experiments/[id]'>): Promise<Metadata> {
  return { title: (await orNotFound(getExperiment((await params).id))).name };
}

export default async function ExperimentPage({ params }: PageProps<'/experiments/[id]'>) {
  const leaderboard = await orNotFound(readLeaderboard((await params).id));
  const { experiment, standings, unplaced } = leaderboard;
  const [events, views, addable] = await Promise.all([
    readExperimentEvents(experiment.id),
    listViews(),
    listAddable(experiment),
  ]);
  const isOpen = experiment.archivedAt === null;
  const runs = [...standings.flatMap(({ run }) => run ?? []), ...unplaced.map(({ run }) => run)];
  const ranked = standings.flatMap(({ run }) => run?.id ?? []).slice(0, 8);
  return (
    <>
      <PageHeader
        crumb={{ href: '/experiments', title: 'Experiments' }}
        title={
          <>
            {experiment.name} {!isOpen && <Tag>put away</Tag>}
          </>
        }
        about={
          <>
            {experiment.question} Begun by {experiment.createdBy}, <Moment date={experiment.createdAt} />
          </>
        }
        actions={
          <>
            {isOpen && (
              <LinkButton href={`/runs/new?experiment=${experiment.id}`} tone="primary">
                New run
              </LinkButton>
            )}
            {isOpen && experiment.split.sealed && (
              <LinkButton href={`/sweeps/new?experiment=${experiment.id}`}>New sweep</LinkButton>
            )}
            {ranked.length > 1 && <LinkButton href={`/compare?runs=${ranked.join(',')}`}>Compare</LinkButton>}
          </>
        }
      />
      {runs.some(({ status }) => status === 'queued' || status === 'running') && <RefreshWhileWorking />}
      <div className="grid gap-4">
        <LeaderboardTable leaderboard={leaderboard} />
        {runs.length > 0 && <OwnerColumns leaderboard={leaderboard} />}
        <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
          <ActivityFeed events={events}>
            <NoteForm experiment={experiment.id} />
          </ActivityFeed>
          <ExperimentAside leaderboard={leaderboard} views={views} addable={addable} />
        </div>
      </div>
    </>
  );
}
