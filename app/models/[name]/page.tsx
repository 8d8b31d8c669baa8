import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { ACTOR_COOKIE, toActor } from '#server/access/acting-as';
import { SERVING_SPANS, type ServingSpan } from '#server/inference/describe-serving';
import { listAliasMoves } from '#server/models/aliases.repo';
import { getModel } from '#server/models/models.repo';
import { findStaleVersions } from '#server/models/stale-versions';
import { getRuns } from '#server/runs/runs.repo';
import { orNotFound } from '../../_ui/or-not-found.ts';
import { PageHeader } from '../../_ui/page-header.tsx';
import { queryChoice } from '../../_ui/search-params.ts';
import { Section } from '../../_ui/section.tsx';
import { AliasHistory } from './alias-history.tsx';
import { Deletions } from './deletions.tsx';
import { FlaggedSection } from './flags/flagged-section.tsx';
import { AlertSection } from './live/alert-section.tsx';
import { LiveSection } from './live/live-section.tsx';
import { ProtectionSection } from './protection/protection-section.tsx';
import { RequestSection } from './protection/request-section.tsx';
import { WebhookSection } from './protection/webhook-section.tsx';
import { RollbackForm } from './rollback-form.client.tsx';
import { SideBySide } from './side-by-side.tsx';
import { VersionTable } from './version-table.tsx';

/** A day unless the address says otherwise. */
const SPANS: readonly [ServingSpan, ...ServingSpan[]] = ['day', ...(Object.keys(SERVING_SPANS) as ServingSpan[])];

export async function generateMetadata({ params }: PageProps<'/models/[name]'>): Promise<Metadata> {
  return { title: (await params).name };
}

export default async function ModelPage({ params, searchParams }: PageProps<'/models/[name]'>) {
  const model = await orNotFound(getModel((await params).name));
  const span = queryChoice(await searchParams, 'live', SPANS);
  const [moves, runs, stale] = await Promise.all([
    listAliasMoves(model.name),
    getRuns([...new Set(model.versions.map((version) => version.runId))]),
    findStaleVersions(model.versions),
  ]);
  const actor = toActor((await cookies()).get(ACTOR_COOKIE)?.value);
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
        <SideBySide model={model.name} rows={rows} />
        <RequestSection model={model.name} actor={actor} />
        <Section title="Versions" flush>
          <VersionTable model={model.name} rows={rows} />
        </Section>
        {model.versions.length > 1 && (
          <Section
            title="Roll back"
            about="Points an alias back at a version that had it; answers follow within seconds."
          >
            <RollbackForm model={model.name} versions={model.versions.map(({ version }) => version)} />
          </Section>
        )}
        <Section title="History of aliases">
          <AliasHistory moves={moves} />
        </Section>
        <LiveSection model={model} span={span} />
        <FlaggedSection model={model.name} />
        <AlertSection model={model.name} />
        <ProtectionSection model={model.name} />
        <WebhookSection model={model.name} />
        <Deletions model={model.name} />
      </div>
    </>
  );
}
