import type { Metadata } from 'next';
import { compareRuns } from '#server/runs/compare-runs';
import { findRun, listRuns } from '#server/runs/runs.repo';
import { Callout } from '../_ui/callout.tsx';
import { Copyable } from '../_ui/copyable.client.tsx';
import { EmptyState } from '../_ui/empty-state.tsx';
import { MOST_COMPARED } from '../_ui/identity.ts';
import { LinkButton } from '../_ui/link-button.tsx';
import { PageHeader } from '../_ui/page-header.tsx';
import type { SearchParams } from '../_ui/search-params.ts';
import { CompareForm } from '../runs/compare-form.client.tsx';
import { prepareRunRows } from '../runs/prepare-run-rows.ts';
import { RunTable } from '../runs/run-table.tsx';
import { ComparisonView } from './comparison-view.tsx';

export const metadata: Metadata = { title: 'Compare' };

/** `?runs=a,b` as links have it, or `?runs=a&runs=b` as a form without scripts sends it. */
function runIds({ runs = [] }: SearchParams): string[] {
  const ids = [runs].flat().flatMap((value) => value.split(','));
  return [...new Set(ids.map((id) => id.trim()).filter(Boolean))];
}

export default async function ComparePage({ searchParams }: PageProps<'/compare'>) {
  const ids = runIds(await searchParams);
  const known = await Promise.all(ids.map(findRun));
  const unknown = ids.filter((_, i) => !known[i]);
  const unfinished = known.filter((run) => run && run.status !== 'finished');
  const ready = ids.length >= 2 && ids.length <= MOST_COMPARED && unknown.length === 0 && unfinished.length === 0;
  return (
    <>
      <PageHeader
        title="Compare"
        about="Runs held against each other on the same rows, with the majority class beside them."
        actions={ready && <Copyable text={`npx cookoff compare ${ids.join(' ')} --format md`} label="command" />}
      />
      {ready ? (
        <ComparisonView comparison={await compareRuns(ids)} />
      ) : (
        <div className="grid gap-4">
          {unknown.length > 0 && <Callout tone="caution" title={`There is no run ${unknown.join(', ')}`} />}
          {unfinished.map((run) => (
            <Callout
              key={run?.id}
              tone="caution"
              title={`${run?.name} is ${run?.status}, so it has no report to compare`}
            />
          ))}
          {ids.length > MOST_COMPARED && (
            <Callout
              tone="caution"
              title={`${ids.length} runs asked for; a comparison shows at most ${MOST_COMPARED}`}
            />
          )}
          <RunChoice chosen={ids} />
        </div>
      )}
    </>
  );
}

/** Finished runs to choose from, those already in the address checked. */
async function RunChoice({ chosen }: { chosen: readonly string[] }) {
  const finished = (await listRuns({ limit: 100 })).filter((run) => run.status === 'finished');
  if (finished.length < 2) {
    return (
      <div className="panel">
        <EmptyState title="A comparison needs two finished runs">
          <p className="mb-4">
            {finished.length === 0 ? 'There is none yet.' : 'There is one; train another on the same label and split.'}
          </p>
          <LinkButton href="/runs/new" tone="primary">
            New run
          </LinkButton>
        </EmptyState>
      </div>
    );
  }
  return (
    <div className="panel">
      <CompareForm initialCount={finished.filter((run) => chosen.includes(run.id)).length}>
        <RunTable rows={prepareRunRows(finished, 'created', 'descending')} selectable chosen={chosen} />
      </CompareForm>
    </div>
  );
}
