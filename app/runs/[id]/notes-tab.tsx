import { readNote } from '#server/runs/notes.repo';
import type { Run } from '#server/runs/schema';
import { EmptyState } from '../../_ui/empty-state.tsx';
import { Moment } from '../../_ui/moment.tsx';
import { NoteText } from '../../_ui/note-text.tsx';
import { Section } from '../../_ui/section.tsx';
import { NoteForm } from './note-form.client.tsx';

/** What people wrote about a run, and where one writes. */
export async function NotesTab({ run }: { run: Run }) {
  const { body, version, editedBy, editedAt } = await readNote(run.id);
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
        {body.trim() === '' && (
          <EmptyState title="Nobody has written anything yet" level="h3">
            What was this run for, and what did it show?
          </EmptyState>
        )}
        <NoteText body={body} />
      </Section>
      <Section title="Edit the note">
        <NoteForm runId={run.id} body={body} version={version} />
      </Section>
    </div>
  );
}
