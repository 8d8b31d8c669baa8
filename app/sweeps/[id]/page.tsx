import type { Metadata } from 'next';
import { listSealedScores } from '#server/models/sealed-scores.repo';
import { readAtlas } from '#server/runs/read-atlas';
import { listRunsOfSweep } from '#server/runs/sweep-runs.repo';
import { getSweep } from '#server/runs/sweeps.repo';
import { Callout } from '../../_ui/callout.tsx';
import { EmptyState } from '../../_ui/empty-state.tsx';
import { formatQuantity } from '../../_ui/format-number.ts';
import { Moment } from '../../_ui/moment.tsx';
import { orNotFound } from '../../_ui/or-not-found.ts';
import { PageHeader } from '../../_ui/page-header.tsx';
import { Section } from '../../_ui/section.tsx';
import { StatusBadge } from '../../_ui/status-badge.tsx';
import { Tag } from '../../_ui/tag.tsx';
import { AtlasFilter } from './atlas-filter.tsx';
import { AtlasTable } from './atlas-table.tsx';
import { readAtlasView, readMetric } from './atlas-view.ts';
import { CandidateValues } from './candidate-values.tsx';
import { FrontFigure } from './front-figure.tsx';
import { LatticeSection } from './lattice-section.tsx';
import { PointPanel } from './point-panel.tsx';
import { SweepFacts } from './sweep-facts.tsx';
import { SweepProgress } from './sweep-progress.client.tsx';
import { SweepSteering } from './sweep-steering.client.tsx';
import { SweepSummary } from './sweep-summary.tsx';
import { SynergyGrid } from './synergy-grid.tsx';

export async function generateMetadata({ params }: PageProps<'/sweeps/[id]'>): Promise<Metadata> {
  return { title: (await orNotFound(getSweep((await params).id))).name };
}

export default async function SweepPage({ params, searchParams }: PageProps<'/sweeps/[id]'>) {
  const sweep = await orNotFound(getSweep((await params).id));
  const query = await searchParams;
  const [atlas, runs] = await Promise.all([readAtlas(sweep.id, readMetric(query, sweep)), listRunsOfSweep(sweep.id)]);
  const view = readAtlasView(query, atlas);
  const sealed = await listSealedScores(runs.map(({ id }) => id));
  const point = atlas.points.find(({ id }) => id === view.point);
  const lattice = atlas.lattices.find(({ setting }) => setting === view.setting);
  const { status, progress, request, budget } = sweep;
  return (
    <>
      <PageHeader
        crumb={{ href: '/sweeps', title: 'Sweeps' }}
        title={
          <>
            {sweep.name} <StatusBadge status={status} />
            {sweep.allowLeakage && <Tag tone="caution">leaks allowed</Tag>}
          </>
        }
        about={
          <>
            {formatQuantity(sweep.candidates.length, 'candidate')} by {sweep.owner}, <Moment date={sweep.createdAt} />
          </>
        }
        actions={<SweepSteering id={sweep.id} status={status} request={request} />}
      />
      <div className="grid gap-4">
        {sweep.error && <Callout tone={status === 'failed' ? 'failure' : 'caution'} title={sweep.error} />}
        {sweep.warnings.map((warning) => (
          <Callout key={warning} tone="caution" title={warning} />
        ))}
        {status !== 'finished' && <SweepProgress id={sweep.id} initial={{ status, progress, request, budget }} />}
        {atlas.points.length === 0 ? (
          <Section title="Atlas">
            <EmptyState title="No point yet">The first ones stand here as soon as they are scored.</EmptyState>
          </Section>
        ) : (
          <>
            <SweepSummary atlas={atlas} view={view} runs={runs} sealed={sealed} />
            <AtlasFilter sweep={sweep} view={view} />
            <FrontFigure atlas={atlas} view={view} />
            {lattice && (
              <div className="grid gap-4 xl:grid-cols-2">
                <CandidateValues sweep={sweep} lattice={lattice} metric={view.metric} />
                <SynergyGrid sweep={sweep} lattice={lattice} metric={view.metric} />
              </div>
            )}
            <LatticeSection atlas={atlas} view={view} />
            {point && (
              <PointPanel
                atlas={atlas}
                point={point}
                runs={runs.filter((run) => run.point === point.id)}
                sealed={sealed}
              />
            )}
            <AtlasTable atlas={atlas} view={view} runs={runs} />
          </>
        )}
        <SweepFacts sweep={sweep} />
      </div>
    </>
  );
}
