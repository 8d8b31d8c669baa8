import type { Metadata } from 'next';
import { openSavedComparison, type SavedQuestion } from '#server/runs/read-saved-comparison';
import { NoteSections } from '../../_notes/note-sections.tsx';
import { Callout } from '../../_ui/callout.tsx';
import { formatMoment } from '../../_ui/format-time.ts';
import { LinkButton } from '../../_ui/link-button.tsx';
import { orNotFound } from '../../_ui/or-not-found.ts';
import { PageHeader } from '../../_ui/page-header.tsx';
import { CompareActions } from '../compare-actions.tsx';
import { fromOptions, linkTo, linkToSaved, readState } from '../compare-state.ts';
import { ComparisonView } from '../comparison-view.tsx';
import { ExportMenu } from '../export-menu.client.tsx';
import { LivingComparison } from '../living-comparison.tsx';
import { sensibleState } from '../read-choice.ts';

export const metadata: Metadata = { title: 'Saved comparison' };

export default async function SavedComparisonPage({ params, searchParams }: PageProps<'/compare/[shortId]'>) {
  const { shortId } = await params;
  const question = await orNotFound(openSavedComparison(shortId));
  const { saved, ids, options, missing } = question;
  const asked = readState({ ...saved.state.view, ...(await searchParams) });
  const label = options.threshold === undefined ? asked.class : String(options.class ?? '');
  const state = sensibleState({ ...asked, ...fromOptions(options), class: label }, ids);
  const compared = saved.state.runs.filter(({ id }) => ids.includes(id));
  const link = linkToSaved(shortId, ids, state);
  return (
    <>
      <PageHeader
        title={saved.snapshot ? 'Frozen comparison' : 'Saved comparison'}
        crumb={{ href: '/compare', title: 'Compare' }}
        about={<Origin question={question} />}
        actions={
          saved.snapshot ? (
            <>
              <LinkButton href={linkTo(ids, state)({})}>These runs as they are now</LinkButton>
              <ExportMenu href={`/api/v1/comparisons/${shortId}/export`} names={compared.map(({ name }) => name)} />
            </>
          ) : (
            <CompareActions runs={compared} state={state} />
          )
        }
      />
      {missing.map(({ id, name }) => (
        <div key={id} className="mb-4">
          <Callout tone="caution" title={`${name} (${id}) has been deleted since; the others are compared.`} />
        </div>
      ))}
      {saved.snapshot ? (
        <ComparisonView
          comparison={saved.snapshot}
          state={state}
          link={link}
          kept={{ id: shortId, beside: saved.beside }}
        />
      ) : (
        <LivingComparison ids={ids} options={options} state={state} link={link} />
      )}
      <div className="mt-4">
        <NoteSections on="comparison" id={shortId} title="Note on this comparison">
          What follows from it, and who should look?
        </NoteSections>
      </div>
    </>
  );
}

function Origin({ question: { saved } }: { question: SavedQuestion }) {
  return (
    <>
      {saved.snapshot ? 'Frozen' : 'Saved'} by {saved.createdBy} on {formatMoment(saved.createdAt)}.{' '}
      {saved.snapshot
        ? 'All values, intervals, curves and notes are as they were then, whatever has become of the runs.'
        : 'Its figures follow the runs.'}
    </>
  );
}
