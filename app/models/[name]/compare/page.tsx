import type { Metadata, Route } from 'next';
import { compareVersions } from '#server/models/compare-versions';
import { getModel } from '#server/models/models.repo';
import { AppError } from '#server/platform/errors';
import { Callout } from '../../../_ui/callout.tsx';
import { LinkButton } from '../../../_ui/link-button.tsx';
import { orNotFound } from '../../../_ui/or-not-found.ts';
import { orRefusal } from '../../../_ui/or-refusal.ts';
import { PageHeader } from '../../../_ui/page-header.tsx';
import { Section } from '../../../_ui/section.tsx';
import { readChoice } from './read-choice.ts';
import { VersionChoice } from './version-choice.tsx';
import { VersionComparisonView } from './version-comparison-view.tsx';

export async function generateMetadata({ params }: PageProps<'/models/[name]/compare'>): Promise<Metadata> {
  return { title: `Versions of ${(await params).name}` };
}

export default async function CompareVersionsPage({ params, searchParams }: PageProps<'/models/[name]/compare'>) {
  const model = await orNotFound(getModel((await params).name));
  const choice = readChoice(await searchParams, model);
  const { a, b, problem } = choice;
  const compared = problem === null ? await orRefusal(compareVersions(model.name, a, b)) : null;
  return (
    <>
      <PageHeader
        crumb={{ href: `/models/${model.name}` as Route, title: model.name }}
        title={problem === null ? `${b} against ${a}` : 'Compare versions'}
        about="Metrics, inputs, data, package and card of two versions."
        actions={
          problem === null && (
            <LinkButton href={`/models/${model.name}/compare?a=${b}&b=${a}` as Route}>Turn around</LinkButton>
          )
        }
      />
      <div className="grid gap-4">
        {problem !== null && (
          <Section title="Which versions" about={problem}>
            <VersionChoice choice={choice} versions={model.versions.map(({ version }) => version)} />
          </Section>
        )}
        {compared instanceof AppError && (
          <Callout tone="failure" title="These versions cannot be compared">
            {compared.message}
          </Callout>
        )}
        {compared && !(compared instanceof AppError) && <VersionComparisonView compared={compared} />}
      </div>
    </>
  );
}
