import type { Actor } from '#server/access/actor';
import { AppError } from '#server/platform/errors';
import { parseInput } from '#server/platform/parse-input';
import { getRun } from '#server/runs/runs.repo';
import { moveAlias } from './aliases.repo.ts';
import { type Candidate, gatherCandidate } from './gates/gather-candidate.ts';
import { passGates } from './gates/pass-gates.ts';
import { loadPackage } from './load-package.ts';
import { getModelVersion } from './models.repo.ts';
import type { PromotionOptions } from './promote-run.ts';
import { requireMayMove } from './protection.ts';
import { type ModelVersion, type PromoteVersion, PromoteVersionSchema } from './schema.ts';

/**
 * Points an alias at a version there is, through the same gates as a run: how a candidate becomes production. Nothing is
 * packed again; what is there is proven to be whole.
 *
 * @throws AppError not_found; invalid_input naming the field; forbidden for an alias that only leads move; conflict when
 *   the alias is there already, is not where `from` says, or a gate is shut; unavailable when the package is damaged.
 */
export async function promoteVersion(
  input: PromoteVersion,
  actor: Actor,
  options: PromotionOptions = {},
): Promise<ModelVersion> {
  const { to, from: expected, acknowledge, override, ...promotion } = parseInput(PromoteVersionSchema, input);
  const { model, alias, reason } = promotion;
  const version = await getModelVersion(model, to);
  const isLead = await requireMayMove(model, alias, actor);
  requireElsewhere(version, alias);
  await loadPackage(version);
  const pass = passGates(await candidateOf(version, actor), promotion, {
    ...{ consent: { acknowledge, override }, actor, isLead },
  });
  await pass.move(({ from, gates }) => {
    if (expected !== undefined) requireStillAt(`${model}@${alias}`, from, expected);
    return moveAlias({ model, alias, to: version.version, by: actor.name, reason, from, gates, ...options });
  });
  return getModelVersion(model, version.version);
}

/** What the gates want to know of a version: all of it is its run's, which a version never leaves. */
export async function candidateOf({ runId }: ModelVersion, actor: Actor): Promise<Candidate> {
  return gatherCandidate(await getRun(runId), actor);
}

/** @throws AppError conflict for an alias that needs no move. */
export function requireElsewhere({ model, version, aliases }: ModelVersion, alias: string): void {
  if (!aliases.includes(alias)) return;
  throw new AppError('conflict', `${model}@${alias} is at ${version} already; nothing was changed.`);
}

function requireStillAt(reference: string, from: string | null, expected: string | null): void {
  const wanted = expected && `v${expected.replace(/^v/, '')}`;
  if (from === wanted) return;
  throw new AppError(
    'conflict',
    `${reference} is at ${from ?? 'no version'} and not at ${wanted ?? 'none'}: somebody moved it. Look at it again.`,
  );
}
