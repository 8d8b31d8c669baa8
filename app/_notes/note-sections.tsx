import type { ReactNode } from 'react';
import { type Noted, readNote } from '#server/runs/notes.repo';
import { EmptyState } from '../_ui/empty-state.tsx';
import { Moment } from '../_ui/moment.tsx';
import { NoteText } from '../_ui/note-text.tsx';
import { Section } from '../_ui/section.tsx';
import { NoteForm } from './note-form.client.tsx';

interface NoteSectionsProps {
  readonly on: Noted;
  readonly id: string;
  readonly title: string;
  /** What is worth writing, where nobody has yet. */
  readonly children: ReactNode;
}

/** What people wrote about something, and where one writes. */
export async function NoteSections({ on, id, title, children }: NoteSectionsProps) {
  const { body, version, editedBy, editedAt } = await readNote(on, id);
  return (
    <div className="grid items-start gap-4 xl:grid-cols-2">
      <Section
        title={title}
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
            {children}
          </EmptyState>
        )}
        <NoteText body={body} />
      </Section>
      <Section title="Edit the note">
        <NoteForm on={on} id={id} body={body} version={version} />
      </Section>
    </div>
  );
}
