import type { Metadata } from 'next';
import { getModel, listAliasMoves } from '#server/models/models.repo';
import { findStaleVersions } from '#server/models/stale-versions';
import { getRuns } from '#server/runs/runs.repo';
import { orNotFound } from '../../_ui/or-not-found.ts';
import { PageHeader } from '../../_ui/page-header.tsx';
import { Section } from '../../_ui/section.tsx';
import { AliasHistory } from './alias-history.tsx';
import { RollbackForm } from './rollback-form.client.tsx';
import { VersionTable } from './version-table.tsx';

export async function generateMetadata({ params }: PageProps<'/models/[name]'>): Promise<Metadata> {
  return { title: (await params).name };
}

export default async function ModelPage({ params }: PageProps<'/models/[name]'>) {
  const model = await orNotFound(getModel((await params).name));
  const [moves, runs, stale] = await Promise.all([
    listAliasMoves(model.name),
    getRuns([...new Set(model.versions.map((version) => version.runId))]),
    findStaleVersions(model.versions),
  ]);
  const runOf = new Map(runs.map((run) => [run.id, run]));
  const rows = model.versions.map((version) => ({
    version,
    run: runOf.get(version.runId),
    stale: stale.get(`${version.model}/${version.version}`),
  }));
  return (
    <>
      <PageHeader crumb={{ href: '/models', title: 'Models' }} title={model.name} />
      <div className="grid gap-4">
        <Section title="Versions" flush>
          <VersionTable rows={rows} />
        </Section>
        {model.versions.length > 1 && (
          <Section title="Roll back" about="Points an alias at an earlier version; requests follow within seconds.">
            <RollbackForm model={model.name} versions={model.versions.map(({ version }) => version)} />
          </Section>
        )}
        <Section title="History of aliases">
          <AliasHistory moves={moves} />
        </Section>
      </div>
    </>
  );
}
