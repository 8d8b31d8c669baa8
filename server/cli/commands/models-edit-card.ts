import { z } from 'zod';
import { CARD_PARTS, type CardPart } from '#server/models/card-schema';
import { readCardEdition } from '#server/models/cards.repo';
import { editCard } from '#server/models/edit-card';
import { getModelVersion } from '#server/models/models.repo';
import { AppError } from '#server/platform/errors';
import { defineCommand, parameter } from '../command.ts';

const text = (flag: string, help: string) => parameter(`--${flag} <markdown>`, z.string().optional(), help);

export default defineCommand({
  description: 'Writes on the card of a model version. Parts that are not named stay as they are.',
  arguments: {
    model: parameter('<model>', z.string(), 'name of the model'),
    version: parameter('<version>', z.string(), 'such as v0.0'),
  },
  options: {
    intendedUse: text('intended-use', 'what it is for, and what it is not for'),
    limits: text('limits', 'what it cannot do'),
    contact: text('contact', 'who answers for it'),
    notes: text('notes', 'whatever else one should know'),
    edition: parameter(
      '--edition <number>',
      z.coerce.number().int().min(0).optional(),
      'edition you have read; the newest',
    ),
  },
  async run({ model, version, edition, ...parts }, { actor }) {
    const named = (Object.keys(CARD_PARTS) as CardPart[]).filter((part) => parts[part] !== undefined);
    if (named.length === 0) {
      throw new AppError('invalid_input', 'Name what to write: --intended-use, --limits, --contact or --notes.');
    }
    const current = await readCardEdition(await getModelVersion(model, version));
    const said = Object.fromEntries(named.map((part) => [part, parts[part]]));
    const words = { ...current.words, ...said, edition: edition ?? current.edition };
    const written = await editCard({ model, version }, words, actor);
    return { text: `The card of ${model} ${version} is now edition ${written.edition}.`, data: written };
  },
});
