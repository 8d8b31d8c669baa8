import type { Metadata, Route } from 'next';
import { getModelVersion } from '#server/models/models.repo';
import { findStaleInputs } from '#server/models/stale-versions';
import { LinkButton } from '../../../_ui/link-button.tsx';
import { Moment } from '../../../_ui/moment.tsx';
import { orNotFound } from '../../../_ui/or-not-found.ts';
import { PageHeader } from '../../../_ui/page-header.tsx';
import { Section } from '../../../_ui/section.tsx';
import { StaleCallout, StaleMark } from '../../../_ui/stale-mark.tsx';
import { Tag } from '../../../_ui/tag.tsx';
import { InputTable } from './input-table.tsx';
import { PackageFiles } from './package-files.tsx';
import { SealedResult } from './sealed-result.tsx';
import { VersionFacts } from './version-facts.tsx';

export async function generateMetadata({ params }: PageProps<'/models/[name]/[version]'>): Promise<Metadata> {
  const { name, version } = await params;
  return { title: `${name} ${version}` };
}

export default async function VersionPage({ params }: PageProps<'/models/[name]/[version]'>) {
  const { name, version: wanted } = await params;
  const version = await orNotFound(getModelVersion(name, wanted));
  const stale = await findStaleInputs(version.signature);
  return (
    <>
      <PageHeader
        crumb={{ href: `/models/${name}` as Route, title: name }}
        title={
          <>
            {version.version}
            {version.aliases.map((alias) => (
              <Tag key={alias} tone="accent">
                {alias}
              </Tag>
            ))}
            <StaleMark stale={stale} />
          </>
        }
        about={
          <>
            Promoted by {version.promotedBy} <Moment date={version.createdAt} />: {version.reason}
          </>
        }
        actions={
          <>
            <LinkButton href={`/runs/${version.runId}`}>Its run</LinkButton>
            <LinkButton href={`/predict?model=${name}/${version.version}`} tone="primary">
              Try it
            </LinkButton>
          </>
        }
      />
      <div className="grid gap-4">
        <StaleCallout
          stale={stale}
          title="It refuses to answer for customers: its features are no longer what they were"
        >
          <LinkButton href={`/runs/new?from=${version.runId}`}>Train its run again</LinkButton>
        </StaleCallout>
        <Section title="Serving">
          <VersionFacts version={version} />
        </Section>
        {version.sealed && <SealedResult sealed={version.sealed} />}
        <Section title="Inputs" about="In the order of the model; ranges are those of its training rows" flush>
          <InputTable inputs={version.signature.inputs} />
        </Section>
        <Section title="Package" about="Checked against these sums whenever it is loaded" flush>
          <PackageFiles manifest={version.manifest} />
        </Section>
      </div>
    </>
  );
}
