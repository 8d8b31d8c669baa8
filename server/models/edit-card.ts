import type { Actor } from '#server/access/actor';
import { AppError } from '#server/platform/errors';
import { parseInput } from '#server/platform/parse-input';
import { type CardEdition, type EditCard, EditCardSchema, wordsToMarkdown } from './card-schema.ts';
import { addCardEdition, readCardEdition } from './cards.repo.ts';
import { getModelVersion } from './models.repo.ts';

/**
 * Writes what people say on the card of a version, over the edition its author has seen. The version itself does not
 * change. Whoever edited at the same time and came second is told so and keeps both texts.
 *
 * @throws AppError conflict, with what is there now as Markdown in `fields.theirs` and its edition in `fields.edition`;
 *   not_found for an unknown version; invalid_input for an edition that was never there, or words too long.
 */
export async function editCard(
  { model, version }: { model: string; version: string },
  input: EditCard,
  actor: Actor,
): Promise<CardEdition> {
  const { edition, ...words } = parseInput(EditCardSchema, input);
  const of = await getModelVersion(model, version);
  const current = await readCardEdition(of);
  if (edition > current.edition) {
    const message = `The card of ${model} ${of.version} has ${current.edition} editions; edition ${edition} was never there.`;
    throw new AppError('invalid_input', message, { fields: { edition: message } });
  }
  const isWritten =
    edition === current.edition && (await addCardEdition(of, { words, after: edition, by: actor.name }));
  const newest = await readCardEdition(of);
  if (isWritten) return newest;
  throw new AppError(
    'conflict',
    `${newest.editedBy} changed this card since you opened it; yours was not written over it. ` +
      `Join the two texts and save again as an edit of edition ${newest.edition}.`,
    { fields: { theirs: wordsToMarkdown(newest.words), edition: String(newest.edition) } },
  );
}
