'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { CreateApiKeySchema } from '#server/access/api-key-schema';
import { revokeApiKey } from '#server/access/api-keys.repo';
import { createApiKey } from '#server/access/create-api-key';
import { action } from '#server/doors/action';

export const createApiKeyAction = action(CreateApiKeySchema, async (input, actor) => {
  const { key, kept } = await createApiKey(input, actor);
  refresh();
  return { key, name: kept.name };
});

export const revokeApiKeyAction = action(z.strictObject({ id: z.string() }), async ({ id }, actor) => {
  const { name } = await revokeApiKey(id, actor.name);
  refresh();
  return { name };
});
