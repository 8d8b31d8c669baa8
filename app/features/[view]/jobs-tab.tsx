import { listIngests } from '#server/feature-store/ingests.repo';
import { listMaterializations } from '#server/feature-store/materializations.repo';
import type { AppliedView } from '#server/feature-store/registry';
import { EmptyState } from '../../_ui/empty-state.tsx';
import { JobButton } from '../../_ui/job-button.client.tsx';
import { LinkButton } from '../../_ui/link-button.tsx';
import { Section } from '../../_ui/section.tsx';
import { MaterializationList } from '../materialization-list.tsx';
import { IngestList } from './ingest-list.tsx';

/** What fills the view: ingests into the offline store, materializations into the online store. */
export async function JobsTab({ view }: { view: AppliedView }) {
  const [ingests, materializations] = await Promise.all([
    listIngests(view.source.table),
    listMaterializations(view.name),
  ]);
  return (
    <div className="grid items-start gap-4 xl:grid-cols-2">
      <Section title="Online store" about="The latest row of each key, where predictions read it">
        <div className="grid gap-4">
          {view.online ? (
            <JobButton
              url="/api/v1/materializations"
              body={{ views: [view.name] }}
              title="Materialize now"
              done="Done: the online store has the latest row of every key."
            />
          ) : (
            <p className="text-sm text-ink-soft">This view is not served online: its definition says so.</p>
          )}
          <MaterializationList runs={materializations} />
        </div>
      </Section>
      <Section title="Ingests">
        {ingests.length === 0 ? (
          <EmptyState title="No file has been ingested yet" level="h3">
            <LinkButton href="/features">Bring data</LinkButton>
          </EmptyState>
        ) : (
          <IngestList ingests={ingests} />
        )}
      </Section>
    </div>
  );
}
