import { type CardEdition, wordsToMarkdown } from './card-schema.ts';
import { listCardEditions, UNWRITTEN } from './cards.repo.ts';
import { getModelVersion } from './models.repo.ts';
import { readPackageFile } from './read-package-file.ts';

const FILE = 'model-card.md';

/** The card of a version: what people say of it, and what was written when it was promoted. */
export interface ModelCard extends CardEdition {
  /** model-card.md of its package, as it was promoted. */
  readonly generated: string;
  /** What it said before, the latest first. */
  readonly earlier: readonly CardEdition[];
}

/** @throws AppError not_found for an unknown version; unavailable when its package cannot be read. */
export async function readCard(model: string, version: string): Promise<ModelCard> {
  const of = await getModelVersion(model, version);
  const [[newest = UNWRITTEN, ...earlier], generated] = await Promise.all([
    listCardEditions(of),
    readPackageFile(of, FILE),
  ]);
  return { ...newest, earlier, generated: new TextDecoder().decode(generated) };
}

/** Both as one Markdown document: the title and how it came to be, what people say, then data, results and limits. */
export function toCardDocument(card: Omit<ModelCard, 'earlier'>): string {
  const { generated, words, edition, editedBy, editedAt } = card;
  if (edition === 0) return generated;
  const sections = generated.indexOf('\n## ');
  const at = sections < 0 ? generated.length : sections + 1;
  const signed = `_Written by ${editedBy}, ${editedAt?.toISOString().slice(0, 10)}, edition ${edition}._\n`;
  return [generated.slice(0, at), wordsToMarkdown(words), `\n${signed}\n`, generated.slice(at)].join('');
}
