import type { Actor } from '#server/access/actor';
import { AppError } from '#server/platform/errors';
import { parseInput } from '#server/platform/parse-input';
import { loadPackage } from './load-package.ts';
import { getModelVersion, moveAlias } from './models.repo.ts';
import { type ModelVersion, type RollbackAlias, RollbackAliasSchema } from './schema.ts';

/**
 * Points an alias at a version that exists already, after proving that its package is whole.
 * @throws AppError not_found; conflict when the alias is there already; unavailable when the package is damaged.
 */
export async function rollbackAlias(input: RollbackAlias, actor: Actor): Promise<ModelVersion> {
  const { model, alias, to, reason } = parseInput(RollbackAliasSchema, input);
  const target = await getModelVersion(model, to);
  if (target.aliases.includes(alias)) {
    throw new AppError('conflict', `${model}@${alias} is at ${target.version} already; nothing was changed.`);
  }
  await loadPackage(target);
  await moveAlias({ model, alias, to: target.version, by: actor.name, reason });
  return getModelVersion(model, target.version);
}
