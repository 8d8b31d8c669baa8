import { z } from 'zod';
import { deleteVersion } from '#server/models/delete-version';
import { defineCommand, parameter } from '../command.ts';

export default defineCommand({
  description: 'Deletes a version that no alias points to; its number and the reason are kept.',
  arguments: {
    model: parameter('<model>', z.string(), 'name of the model'),
    version: parameter('<version>', z.string(), 'such as v0.0'),
  },
  options: {
    reason: parameter('--reason <text>', z.string({ error: 'say why; it is kept in the history' }), 'why; kept'),
  },
  async run(input, { actor }) {
    const deleted = await deleteVersion(input, actor);
    return { text: `${deleted.model} ${deleted.version} is deleted; its package is gone.`, data: deleted };
  },
});
