import { z } from 'zod';
import { revokeApiKey } from '#server/access/api-keys.repo';
import { defineCommand, parameter } from '../command.ts';

export default defineCommand({
  description: 'Lets an API key open nothing any more; web processes notice within two seconds.',
  arguments: { id: parameter('<id>', z.string(), 'as `cookoff keys` lists it') },
  async run({ id }, { actor }) {
    const kept = await revokeApiKey(id, actor.name);
    return { text: `The key "${kept.name}" is revoked.`, data: kept };
  },
});
