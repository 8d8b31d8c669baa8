import Link from 'next/link';
import { listSavedComparisons } from '#server/runs/saved-comparisons.repo';
import { Moment } from '../_ui/moment.tsx';
import { NoteText } from '../_ui/note-text.tsx';
import { Section } from '../_ui/section.tsx';
import { Tag } from '../_ui/tag.tsx';

/** As many as one looks through. */
const SHOWN = 20;
/** Characters of a note, which may be pages long. */
const NOTE_BEGINS = 300;

/** Comparisons that were shared or frozen, newest first, with what people say of them; nothing where there is none. */
export async function SavedList() {
  const saved = await listSavedComparisons({ limit: SHOWN });
  if (saved.length === 0) return null;
  return (
    <Section title="Saved comparisons" about="Shared or frozen, newest first">
      <ul className="grid gap-3">
        {saved.map(({ id, runs, frozen, createdAt, createdBy, note }) => (
          <li key={id} className="border-b border-line/70 pb-3 last:border-0 last:pb-0">
            <p className="flex flex-wrap items-center gap-x-2">
              <Link href={`/compare/${id}`} className="font-medium text-accent hover:underline">
                {runs.map(({ name }) => name).join(', ')}
              </Link>
              {frozen && <Tag>frozen</Tag>}
            </p>
            <p className="text-sm text-ink-faint">
              by {createdBy}, <Moment date={createdAt} />
            </p>
            {note && (
              <div className="mt-1 text-sm">
                <NoteText body={note.length > NOTE_BEGINS ? `${note.slice(0, NOTE_BEGINS)}…` : note} />
              </div>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
