import { z } from 'zod';
import type { Actor } from '#server/access/actor';
import { AppError } from '#server/platform/errors';
import { parseInput } from '#server/platform/parse-input';
import { type Note, type Noted, readNote, replaceNote } from './notes.repo.ts';
import { getRun } from './runs.repo.ts';
import { getSavedComparison } from './saved-comparisons.repo.ts';

/** As long as a note may be, in characters. */
export const NOTE_MAX = 10_000;

export const EditNoteSchema = z.object({
  body: z.string().trim().max(NOTE_MAX, `at most ${NOTE_MAX} characters`).default('').describe('Markdown'),
  version: z.coerce.number().int().min(0).describe('of the note that was edited; 0 before the first'),
});
export type EditNote = z.input<typeof EditNoteSchema>;

const GET = { run: getRun, comparison: getSavedComparison };

/**
 * Writes the note of a run or a saved comparison over the version its author has seen. Whoever edited at the same time and came second is
 * told so and keeps both texts.
 *
 * @throws AppError conflict, with the text that is there now in `fields.theirs`, its version in `fields.version` and
 *   the text that was not written in `fields.yours`; not_found for an unknown id; invalid_input for a note too long.
 */
export async function editNote(on: Noted, idAsked: string, input: EditNote, actor: Actor): Promise<Note> {
  const { body, version } = parseInput(EditNoteSchema, input);
  const { id } = await GET[on](idAsked);
  if (await replaceNote(on, id, version, body, actor.name)) return readNote(on, id);
  const current = await readNote(on, id);
  throw new AppError(
    'conflict',
    `${current.editedBy ?? 'Somebody'} changed this note since you opened it; yours was not written over it. ` +
      `Join the two texts and save again as an edit of version ${current.version}.`,
    { fields: { theirs: current.body, yours: body, version: String(current.version) } },
  );
}
