import type { Actor } from '#server/access/actor';
import { AppError } from '#server/platform/errors';
import { parseInput } from '#server/platform/parse-input';
import { previousHolder } from './aliases/previous-holder.ts';
import { listAliasMoves, moveAlias } from './aliases.repo.ts';
import { loadPackage } from './load-package.ts';
import { getAliasedVersion, getModel, getModelVersion } from './models.repo.ts';
import { promoteVersion, requireElsewhere } from './promote-version.ts';
import { requireMayMove } from './protection.ts';
import { type AliasMove, type ModelVersion, type RollbackAlias, RollbackAliasSchema } from './schema.ts';

/** The whole history of an alias, as far as anybody will ever roll back. */
const MOST_MOVES = 10_000;

/**
 * Points an alias back at a version that held it before: the one before the present where none is named. That goes
 * without gates, because it has to be quick and the version has passed them once; its package is proven to be whole. A
 * version that never held the alias is promoted instead, through its gates.
 *
 * @throws AppError not_found; forbidden for an alias that only leads move; conflict when the alias is there already or
 *   nothing held it before; unavailable when the package is damaged.
 */
export async function rollbackAlias(input: RollbackAlias, actor: Actor): Promise<ModelVersion> {
  const rollback = parseInput(RollbackAliasSchema, input);
  const { model, alias, reason } = rollback;
  const moves = await listAliasMoves(model, { alias, limit: MOST_MOVES });
  const target = await getModelVersion(model, rollback.to ?? (await requirePrevious(model, alias, moves)));
  if (!moves.some(({ to }) => to === target.version)) {
    return promoteVersion({ ...rollback, to: target.version }, actor);
  }
  await requireMayMove(model, alias, actor);
  requireElsewhere(target, alias);
  await loadPackage(target);
  await moveAlias({ model, alias, to: target.version, by: actor.name, reason });
  return getModelVersion(model, target.version);
}

async function requirePrevious(model: string, alias: string, moves: readonly AliasMove[]): Promise<string> {
  const { version } = await getAliasedVersion(model, alias);
  const there = new Set((await getModel(model)).versions.map((one) => one.version));
  // Versions that were deleted meanwhile are passed over.
  const previous = previousHolder(moves.filter(({ to }) => there.has(to)));
  if (previous) return previous;
  throw new AppError(
    'conflict',
    `Nothing held ${model}@${alias} before ${version}, so there is nothing to go back to; name a version to move it to.`,
  );
}
