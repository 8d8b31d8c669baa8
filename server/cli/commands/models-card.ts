import { z } from 'zod';
import { readCard, toCardDocument } from '#server/models/read-card';
import { defineCommand, parameter } from '../command.ts';

export default defineCommand({
  description: 'Prints the card of a model version as Markdown; --json has its parts and its edition.',
  arguments: {
    model: parameter('<model>', z.string(), 'name of the model'),
    version: parameter('<version>', z.string(), 'such as v0.0'),
  },
  async run({ model, version }) {
    const card = await readCard(model, version);
    return { text: toCardDocument(card).trimEnd(), data: card };
  },
});
