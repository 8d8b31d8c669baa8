import { z } from 'zod';
import type { Actor } from '#server/access/actor';
import { AppError, messageOf } from '#server/platform/errors';
import { parseInput } from '#server/platform/parse-input';
import { findDeletion, markDeleted, wasDeleted } from './deletions.repo.ts';
import { getModelVersion } from './models.repo.ts';
import { removePackage } from './package/remove-package.ts';
import { requireLead } from './protection.ts';
import { type DeletedVersion, ModelNameSchema, ReasonSchema, VersionNameSchema } from './schema.ts';

export const DeleteVersionSchema = z.strictObject({
  model: ModelNameSchema,
  version: VersionNameSchema,
  reason: ReasonSchema,
});
export type DeleteVersion = z.input<typeof DeleteVersionSchema>;

/**
 * Deletes a version that no alias points to: from that moment nobody finds it, then its package goes, its manifest
 * first, so that half a package is never one. Its number is not given again, and who deleted it and why is kept. Asked
 * once more, it removes what the object store would not give up before. Only leads do it, where somebody leads the model:
 * nobody can roll back to what is gone.
 *
 * @throws AppError forbidden for who does not lead the model; conflict while an alias points to it; not_found for one that is not there or is deleted already;
 *   unavailable when the object store fails, after which the version is gone and some of its files are not.
 */
export async function deleteVersion(input: DeleteVersion, actor: Actor): Promise<DeletedVersion> {
  const { model, version, reason } = parseInput(DeleteVersionSchema, input);
  await requireLead(model, actor);
  const before = await findDeletion(model, version);
  const deleted = before ?? (await markDeleted(await getModelVersion(model, version), { by: actor.name, reason }));
  const removed = await removePackage(deleted.key).catch((error: unknown) => {
    throw new AppError(
      'unavailable',
      `${model} ${deleted.version} is deleted and answers nobody any more, but its files could not all be removed: ` +
        `${messageOf(error)} Delete it once more to remove the rest.`,
      { cause: error },
    );
  });
  if (before && removed === 0) throw wasDeleted(before);
  return deleted;
}
