/** Keys of programs: only their hashes are kept. */
import { AppError } from '#server/platform/errors';
import type { ApiKey as ApiKeyRow } from '#server/platform/generated/client';
import { postgres } from '#server/platform/postgres';
import type { ApiKey, KeyScope } from './api-key-schema.ts';

export async function insertApiKey(
  key: Pick<ApiKey, 'id' | 'name' | 'scope' | 'prefix' | 'createdBy'> & { hash: string },
): Promise<ApiKey> {
  const { scope, ...rest } = key;
  return toApiKey(await postgres().apiKey.create({ data: { ...rest, scopes: [scope] } }));
}

/** Newest first, revoked ones too. */
export async function listApiKeys(): Promise<ApiKey[]> {
  return (await postgres().apiKey.findMany({ orderBy: { createdAt: 'desc' } })).map(toApiKey);
}

/** What each key that is not revoked may do, by its hash. */
export async function readScopes(): Promise<ReadonlyMap<string, KeyScope>> {
  const rows = await postgres().apiKey.findMany({ where: { revokedAt: null }, select: { hash: true, scopes: true } });
  return new Map(rows.map(({ hash, scopes }) => [hash, scopes[0] as KeyScope]));
}

/** @throws AppError not_found for an unknown key; conflict for one that was revoked before. */
export async function revokeApiKey(id: string, by: string): Promise<ApiKey> {
  const { count } = await postgres().apiKey.updateMany({
    where: { id, revokedAt: null },
    data: { revokedAt: new Date(), revokedBy: by },
  });
  const row = await postgres().apiKey.findUnique({ where: { id } });
  if (!row) throw new AppError('not_found', `There is no API key "${id}"; \`cookoff keys\` lists them.`);
  if (count === 0) throw new AppError('conflict', `The key "${row.name}" was revoked already, by ${row.revokedBy}.`);
  return toApiKey(row);
}

const toApiKey = ({ hash: _, scopes, ...row }: ApiKeyRow): ApiKey => ({ ...row, scope: scopes[0] as KeyScope });
