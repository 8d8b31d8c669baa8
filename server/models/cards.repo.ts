/** What people wrote on the cards of versions: every edition is a row, and none is changed. */
import { postgres } from '#server/platform/postgres';
import type { CardEdition, CardWords } from './card-schema.ts';
import type { ModelVersion } from './schema.ts';
import { numbersOf } from './storage/model-version-row.ts';

type Of = Pick<ModelVersion, 'model' | 'version'>;

/** The card of a version nobody has written on. */
export const UNWRITTEN: CardEdition = {
  words: { intendedUse: '', limits: '', contact: '', notes: '' },
  edition: 0,
  editedBy: null,
  editedAt: null,
};

/** The newest edition; an empty one before anybody wrote. */
export async function readCardEdition(of: Of): Promise<CardEdition> {
  const [newest = UNWRITTEN] = await listCardEditions(of, 1);
  return newest;
}

/** Newest first, at most `limit`. */
export async function listCardEditions({ model, version }: Of, limit = 100): Promise<CardEdition[]> {
  const rows = await postgres().cardEdition.findMany({
    where: { model, ...numbersOf(version) },
    orderBy: { edition: 'desc' },
    take: limit,
  });
  return rows.map(({ intendedUse, limits, contact, notes, edition, editedBy, editedAt }) => ({
    words: { intendedUse, limits, contact, notes },
    edition,
    editedBy,
    editedAt,
  }));
}

/** Adds the edition after the one given; false when somebody else has. */
export async function addCardEdition(
  { model, version }: Of,
  { words, after, by }: { words: CardWords; after: number; by: string },
): Promise<boolean> {
  const { count } = await postgres().cardEdition.createMany({
    data: [{ model, ...numbersOf(version), edition: after + 1, ...words, editedBy: by }],
    skipDuplicates: true,
  });
  return count === 1;
}
