/** What people say of a version, beside what its card was written from at promotion. Safe in the browser. */
import { z } from 'zod';

const MOST = 10_000;
const words = (about: string, most = MOST) =>
  z.string().trim().max(most, `at most ${most} characters`).default('').describe(about);

const CardWordsSchema = z.object({
  intendedUse: words('What it is for, and what it is not for. Markdown.'),
  limits: words('What it cannot do, and whom it may be wrong about. Markdown.'),
  contact: words('Who answers for it.', 500),
  notes: words('Whatever else one should know. Markdown.'),
});
export type CardWords = z.output<typeof CardWordsSchema>;

export const EditCardSchema = CardWordsSchema.extend({
  edition: z.coerce.number().int().min(0).describe('of the card that was edited; 0 before the first'),
});
export type EditCard = z.input<typeof EditCardSchema>;

/** In the order of the card. */
export const CARD_PARTS = {
  intendedUse: 'Intended use',
  limits: 'Known limits',
  contact: 'Contact',
  notes: 'Notes',
} as const satisfies Record<keyof CardWords, string>;
export type CardPart = keyof typeof CARD_PARTS;

/** What people wrote, as of one edit. Edition 0 stands for a card nobody has written on yet. */
export interface CardEdition {
  readonly words: CardWords;
  readonly edition: number;
  /** null at edition 0. */
  readonly editedBy: string | null;
  readonly editedAt: Date | null;
}

/** The parts that say something, under their headings. */
export function wordsToMarkdown(written: CardWords): string {
  const parts = (Object.keys(CARD_PARTS) as CardPart[]).filter((part) => written[part] !== '');
  return parts.map((part) => `## ${CARD_PARTS[part]}\n\n${written[part]}\n`).join('\n');
}
