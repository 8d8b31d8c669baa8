import type { Metadata, Route } from 'next';
import { cookies } from 'next/headers';
import { notFound } from 'next/navigation';
import { ACTOR_COOKIE, toActor } from '#server/access/acting-as';
import { findGatesOf } from '#server/models/aliases.repo';
import { findDeletion } from '#server/models/deletions.repo';
import { getModelVersion } from '#server/models/models.repo';
import { VersionNameSchema } from '#server/models/schema';
import { findStaleInputs } from '#server/models/stale-versions';
import { LinkButton } from '../../../_ui/link-button.tsx';
import { Moment } from '../../../_ui/moment.tsx';
import { orNotFound } from '../../../_ui/or-not-found.ts';
import { PageHeader } from '../../../_ui/page-header.tsx';
import { Section } from '../../../_ui/section.tsx';
import { StaleCallout, StaleMark } from '../../../_ui/stale-mark.tsx';
import { Tag } from '../../../_ui/tag.tsx';
import { PromotionSection } from '../../promotion/promotion-section.tsx';
import { CardSection } from './card-section.tsx';
import { DeleteSection } from './delete-section.tsx';
import { DeletedVersion } from './deleted-version.tsx';
import { GatesOfVersion } from './gates-of-version.tsx';
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
  if (!VersionNameSchema.safeParse(wanted).success) notFound();
  const deleted = await findDeletion(name, wanted);
  if (deleted) return <DeletedVersion deleted={deleted} />;
  const version = await orNotFound(getModelVersion(name, wanted));
  const [stale, passed] = await Promise.all([
    findStaleInputs(version.signature),
    findGatesOf(version.model, version.version),
  ]);
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
        {passed && <GatesOfVersion move={passed} />}
        {version.sealed && <SealedResult sealed={version.sealed} />}
        <CardSection version={version} />
        <Section title="Inputs" about="In the order of the model; ranges are those of its training rows" flush>
          <InputTable inputs={version.signature.inputs} />
        </Section>
        <Section title="Package" about="Checked against these sums whenever it is loaded" flush>
          <PackageFiles version={version} />
        </Section>
        <PromotionSection subject={{ name: 'version', value: version.version }} model={version.model} />
        <DeleteSection version={version} actor={toActor((await cookies()).get(ACTOR_COOKIE)?.value)} />
      </div>
    </>
  );
}
