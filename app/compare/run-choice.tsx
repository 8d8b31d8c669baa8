import type { Run } from '#server/runs/schema';
import { findStaleRuns } from '#server/runs/stale-runs';
import { EmptyState } from '../_ui/empty-state.tsx';
import { LinkButton } from '../_ui/link-button.tsx';
import { CompareForm } from '../runs/compare-form.client.tsx';
import { prepareRunRows } from '../runs/prepare-run-rows.ts';
import { RunTable } from '../runs/run-table.tsx';

/** Finished runs to choose from, those already in the address checked. */
export async function RunChoice({ finished, chosen }: { finished: readonly Run[]; chosen: readonly string[] }) {
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
        <RunTable rows={prepareRunRows(finished)} selectable chosen={chosen} stale={await findStaleRuns(finished)} />
      </CompareForm>
    </div>
  );
}
