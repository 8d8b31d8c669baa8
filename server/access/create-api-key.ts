import { createHash, randomBytes } from 'node:crypto';
import { newId } from '#server/platform/id';
import { parseInput } from '#server/platform/parse-input';
import type { Actor } from './actor.ts';
import { type ApiKey, type CreateApiKey, CreateApiKeySchema } from './api-key-schema.ts';
import { insertApiKey } from './api-keys.repo.ts';

const SHOWN = 'cook_'.length + 6;

/**
 * A new key for a program: 256 random bits, so that a plain hash of it cannot be guessed back.
 * @returns the key in clear, which is kept nowhere, and what is kept.
 * @throws AppError invalid_input naming the field.
 */
export async function createApiKey(input: CreateApiKey, actor: Actor): Promise<{ key: string; kept: ApiKey }> {
  const { name, scope } = parseInput(CreateApiKeySchema, input);
  const key = `cook_${randomBytes(32).toString('base64url')}`;
  const kept = await insertApiKey({
    ...{ id: newId(), name, scope, createdBy: actor.name },
    ...{ prefix: key.slice(0, SHOWN), hash: hashKey(key) },
  });
  return { key, kept };
}

export const hashKey = (key: string): string => createHash('sha256').update(key).digest('hex');
