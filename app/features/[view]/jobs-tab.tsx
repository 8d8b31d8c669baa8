import { listIngests } from '#server/feature-store/ingests.repo';
import type { AppliedView } from '#server/feature-store/registry';
import { EmptyState } from '../../_ui/empty-state.tsx';
import { JobButton } from '../../_ui/job-button.client.tsx';
import { LinkButton } from '../../_ui/link-button.tsx';
import { Section } from '../../_ui/section.tsx';
import { IngestList } from './ingest-list.tsx';

/** What fills the view: ingests into the offline store, materializations into the online store. */
export async function JobsTab({ view }: { view: AppliedView }) {
  const ingests = await listIngests(view.source.table);
  return (
    <div className="grid gap-4">
      <Section title="Online store" about="The latest row of each key, where predictions read it">
        <JobButton
          url="/api/v1/materializations"
          body={{ views: [view.name] }}
          title="Materialize now"
          done="Done: the online store has the latest row of every key."
        />
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
