import Link from 'next/link';
import { readNote } from '#server/runs/notes.repo';
import type { Run } from '#server/runs/schema';
import { EmptyState } from '../../_ui/empty-state.tsx';
import { Moment } from '../../_ui/moment.tsx';
import { Section } from '../../_ui/section.tsx';
import { NoteForm } from './note-form.client.tsx';
import { prepareNote } from './prepare-note.ts';

/** What people wrote about a run, and where one writes. */
export async function NotesTab({ run }: { run: Run }) {
  const { body, version, editedBy, editedAt } = await readNote(run.id);
  const paragraphs = prepareNote(body);
  return (
    <div className="grid items-start gap-4 xl:grid-cols-2">
      <Section
        title="Notes"
        about={
          editedAt && (
            <>
              by {editedBy}, <Moment date={editedAt} />
            </>
          )
        }
      >
        {paragraphs.length === 0 && (
          <EmptyState title="Nobody has written anything yet" level="h3">
            What was this run for, and what did it show?
          </EmptyState>
        )}
        <div className="grid max-w-prose gap-2">
          {paragraphs.map(({ key, pieces }) => (
            <p key={key} className="break-words whitespace-pre-wrap">
              {pieces.map(({ at, text, href }) =>
                href ? (
                  <Link key={at} href={href} className="font-medium text-accent underline">
                    {text}
                  </Link>
                ) : (
                  text
                ),
              )}
            </p>
          ))}
        </div>
      </Section>
      <Section title="Edit the note">
        <NoteForm runId={run.id} body={body} version={version} />
      </Section>
    </div>
  );
}
