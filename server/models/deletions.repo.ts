/** Versions that were deleted: their number, history and reason stay; nothing that reads models finds them any more. */
import { AppError } from '#server/platform/errors';
import { postgres } from '#server/platform/postgres';
import type { DeletedVersion, ModelVersion } from './schema.ts';
import { numbersOf } from './storage/model-version-row.ts';

const COLUMNS = {
  model: true,
  major: true,
  minor: true,
  runId: true,
  key: true,
  deletedAt: true,
  deletedBy: true,
  deletedReason: true,
} as const;

/** What is left of a version that was deleted; null for one that is there, or never was. */
export async function findDeletion(model: string, version: string): Promise<DeletedVersion | null> {
  const row = await postgres().modelVersion.findUnique({
    where: { model_major_minor: { model, ...numbersOf(version) }, deletedAt: { not: null } },
    select: COLUMNS,
  });
  return row && toDeletedVersion(row);
}

/** Of one model, the latest deleted first. */
export async function listDeletions(model: string): Promise<DeletedVersion[]> {
  const rows = await postgres().modelVersion.findMany({
    where: { model, deletedAt: { not: null } },
    orderBy: { deletedAt: 'desc' },
    select: COLUMNS,
  });
  return rows.map(toDeletedVersion);
}

/**
 * Takes a version out of the registry.
 * @throws AppError conflict while an alias points to it: an alias that moves there waits for this, or this for it.
 */
export async function markDeleted(
  { model, version }: Pick<ModelVersion, 'model' | 'version'>,
  { by, reason }: { by: string; reason: string },
): Promise<DeletedVersion> {
  const numbers = numbersOf(version);
  return postgres().$transaction(async (transaction) => {
    await transaction.$queryRaw`SELECT name FROM "Model" WHERE name = ${model} FOR UPDATE`;
    const aliases = await transaction.alias.findMany({ where: { model, ...numbers }, select: { name: true } });
    if (aliases.length > 0) throw stillAliased(model, version, aliases);
    const row = await transaction.modelVersion.update({
      where: { model_major_minor: { model, ...numbers } },
      data: { deletedAt: new Date(), deletedBy: by, deletedReason: reason },
      select: COLUMNS,
    });
    return toDeletedVersion(row);
  });
}

function stillAliased(model: string, version: string, aliases: readonly { name: string }[]): AppError {
  const names = aliases.map(({ name }) => name).join(', ');
  const [they, them] =
    aliases.length === 1 ? ['alias', 'points to it. Point it'] : ['aliases', 'point to it. Point them'];
  return new AppError(
    'conflict',
    `${model} ${version} is not deleted: the ${they} ${names} ${them} at another version first.`,
  );
}

/** What is said of a version that was deleted, wherever somebody still asks for it. */
export const wasDeleted = ({ model, version, deletedBy, deletedAt, reason }: DeletedVersion): AppError =>
  new AppError(
    'not_found',
    `${model} ${version} was deleted by ${deletedBy} on ${deletedAt.toISOString().slice(0, 10)}: ${reason}`,
  );

interface DeletedRow {
  readonly model: string;
  readonly major: number;
  readonly minor: number;
  readonly runId: string;
  readonly key: string;
  readonly deletedAt: Date | null;
  readonly deletedBy: string | null;
  readonly deletedReason: string | null;
}

const toDeletedVersion = ({
  major,
  minor,
  deletedAt,
  deletedBy,
  deletedReason,
  ...row
}: DeletedRow): DeletedVersion => ({
  ...row,
  version: `v${major}.${minor}`,
  deletedAt: deletedAt!,
  deletedBy: deletedBy!,
  reason: deletedReason!,
});
