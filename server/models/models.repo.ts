/** The model registry in PostgreSQL: reads return domain types; writes are the moves a promotion is made of. */
import { AppError } from '#server/platform/errors';
import type { Prisma } from '#server/platform/generated/client';
import { postgres } from '#server/platform/postgres';
import { didYouMean } from '#server/platform/suggest';
import { type AliasChange, findAliasedVersion, pointAlias } from './aliases.repo.ts';
import { findDeletion, wasDeleted } from './deletions.repo.ts';
import type { ModelVersion, RegisteredModel } from './schema.ts';
import { numbersOf, toModelVersion, WITH_ALIASES } from './storage/model-version-row.ts';

const NEWEST_FIRST: Prisma.ModelVersionOrderByWithRelationInput[] = [{ major: 'desc' }, { minor: 'desc' }];

const NOT_DELETED = { deletedAt: null } as const;

/** Every model that has, or had, a version, by name; deleted versions are not among its versions. */
export async function listModels(): Promise<RegisteredModel[]> {
  const rows = await postgres().model.findMany({
    where: { versions: { some: {} } },
    include: { versions: { where: NOT_DELETED, include: WITH_ALIASES, orderBy: NEWEST_FIRST } },
    orderBy: { name: 'asc' },
  });
  return rows.map(({ name, createdAt, versions }) => ({ name, createdAt, versions: versions.map(toModelVersion) }));
}

/** @throws AppError not_found naming the model and the nearest there is. */
export async function getModel(name: string): Promise<RegisteredModel> {
  const models = await listModels();
  const model = models.find((candidate) => candidate.name === name);
  if (model) return model;
  const names = models.map((candidate) => candidate.name);
  const hint = names.length > 0 ? didYouMean(name, names) : ' No run has been promoted yet.';
  throw new AppError('not_found', `There is no model "${name}".${hint}`);
}

/** @throws AppError not_found naming the model or the version and what there is. */
export async function getModelVersion(model: string, version: string): Promise<ModelVersion> {
  const where = { model, ...numbersOf(version) };
  const row = await postgres().modelVersion.findUnique({ where: { model_major_minor: where }, include: WITH_ALIASES });
  if (row && row.deletedAt === null) return toModelVersion(row);
  const deleted = row && (await findDeletion(model, version));
  if (deleted) throw wasDeleted(deleted);
  const { versions } = await getModel(model);
  const known = versions.slice(0, 5).map((candidate) => candidate.version);
  throw new AppError(
    'not_found',
    `Model "${model}" has no version ${version}; its newest ${known.length === 1 ? 'is' : 'are'} ${known.join(', ')}.`,
  );
}

/** The version an alias points to. @throws AppError not_found naming the model or the alias and what there is. */
export async function getAliasedVersion(model: string, alias: string): Promise<ModelVersion> {
  const found = await findAliasedVersion(model, alias);
  if (found) return found;
  const known = (await getModel(model)).versions.flatMap((version) => version.aliases);
  throw new AppError(
    'not_found',
    `Model "${model}" has no alias "${alias}"; it has ${known.join(', ') || 'none'}.${didYouMean(alias, known)}`,
  );
}

/** Versions made from a run that were not deleted, newest first. */
export async function listVersionsOfRun(runId: string): Promise<ModelVersion[]> {
  const rows = await postgres().modelVersion.findMany({
    where: { runId, ...NOT_DELETED },
    include: WITH_ALIASES,
    orderBy: { createdAt: 'desc' },
  });
  return rows.map(toModelVersion);
}

/** Takes the model's next version number, the first being v0.0. Two at once get two numbers. */
export async function claimVersion(model: string): Promise<string> {
  const { nextMinor } = await postgres().model.upsert({
    where: { name: model },
    create: { name: model, nextMinor: 1 },
    update: { nextMinor: { increment: 1 } },
  });
  return `v0.${nextMinor - 1}`;
}

/** Gives a claimed number back when nothing came of it and nobody has claimed a later one. */
export async function releaseVersion(model: string, version: string): Promise<void> {
  const { minor } = numbersOf(version);
  await postgres().model.updateMany({ where: { name: model, nextMinor: minor + 1 }, data: { nextMinor: minor } });
}

/**
 * Makes a version exist and points the alias at it, or neither.
 * @returns false where the alias no longer stands where the change says it does.
 */
export async function insertVersion(
  version: Omit<ModelVersion, 'createdAt' | 'aliases' | 'version'>,
  change: AliasChange,
): Promise<boolean> {
  const { manifest, signature, sealed, ...rest } = version;
  return postgres().$transaction((transaction) =>
    pointAlias(transaction, change, () =>
      transaction.modelVersion.create({
        data: {
          ...rest,
          ...numbersOf(change.to),
          manifest: manifest as Prisma.InputJsonObject,
          signature,
          ...(sealed && { sealed: { ...sealed } as unknown as Prisma.InputJsonObject }),
        },
      }),
    ),
  );
}
