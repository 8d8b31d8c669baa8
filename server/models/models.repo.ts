/** The model registry in PostgreSQL: reads return domain types; writes are the moves a promotion is made of. */
import { AppError } from '#server/platform/errors';
import { type ModelVersion as ModelVersionRow, Prisma } from '#server/platform/generated/client';
import { postgres } from '#server/platform/postgres';
import { didYouMean } from '#server/platform/suggest';
import type { AliasMove, Manifest, ModelVersion, RegisteredModel, SealedResult, Signature } from './schema.ts';

/** Who moves an alias where, and why. */
export interface AliasChange {
  readonly model: string;
  readonly alias: string;
  readonly to: string;
  readonly by: string;
  readonly reason: string;
}

const WITH_ALIASES = { aliases: { select: { name: true }, orderBy: { name: 'asc' } } } as const;
const NEWEST_FIRST: Prisma.ModelVersionOrderByWithRelationInput[] = [{ major: 'desc' }, { minor: 'desc' }];

/** Every model that has a version, by name. */
export async function listModels(): Promise<RegisteredModel[]> {
  const rows = await postgres().model.findMany({
    where: { versions: { some: {} } },
    include: { versions: { include: WITH_ALIASES, orderBy: NEWEST_FIRST } },
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
  if (row) return toModelVersion(row);
  const { versions } = await getModel(model);
  const known = versions.slice(0, 5).map((candidate) => candidate.version);
  throw new AppError(
    'not_found',
    `Model "${model}" has no version ${version}; its newest ${known.length === 1 ? 'is' : 'are'} ${known.join(', ')}.`,
  );
}

/** The version an alias points to. @throws AppError not_found naming the model or the alias and what there is. */
export async function getAliasedVersion(model: string, alias: string): Promise<ModelVersion> {
  const found = await postgres().alias.findUnique({
    where: { model_name: { model, name: alias } },
    include: { version: { include: WITH_ALIASES } },
  });
  if (found) return toModelVersion(found.version);
  const known = (await getModel(model)).versions.flatMap((version) => version.aliases);
  throw new AppError(
    'not_found',
    `Model "${model}" has no alias "${alias}"; it has ${known.join(', ') || 'none'}.${didYouMean(alias, known)}`,
  );
}

/** Versions made from a run, newest first. */
export async function listVersionsOfRun(runId: string): Promise<ModelVersion[]> {
  const rows = await postgres().modelVersion.findMany({
    where: { runId },
    include: WITH_ALIASES,
    orderBy: { createdAt: 'desc' },
  });
  return rows.map(toModelVersion);
}

/** How many runs of a split, this one apart, had its sealed slice scored at a promotion. */
export async function countSealedLooks(splitId: string, exceptRunId: string): Promise<number> {
  const looks = await postgres().modelVersion.findMany({
    where: { run: { splitId }, runId: { not: exceptRunId }, sealed: { not: Prisma.DbNull } },
    distinct: ['runId'],
    select: { runId: true },
  });
  return looks.length;
}

/** The history of a model's aliases, newest first, at most `limit`. */
export async function listAliasMoves(model: string, limit = 100): Promise<AliasMove[]> {
  return postgres().aliasMove.findMany({
    where: { model },
    orderBy: { id: 'desc' },
    take: limit,
    select: { alias: true, from: true, to: true, by: true, reason: true, movedAt: true },
  });
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

/** Makes a version exist and points the alias at it, or neither. */
export async function insertVersion(
  version: Omit<ModelVersion, 'createdAt' | 'aliases' | 'version'>,
  change: AliasChange,
): Promise<void> {
  await postgres().$transaction(async (transaction) => {
    const { manifest, signature, sealed, ...rest } = version;
    await transaction.modelVersion.create({
      data: {
        ...rest,
        ...numbersOf(change.to),
        manifest: manifest as Prisma.InputJsonObject,
        signature,
        ...(sealed && { sealed: { ...sealed } as unknown as Prisma.InputJsonObject }),
      },
    });
    await pointAlias(transaction, change);
  });
}

/** Points an alias at an existing version and writes it into the history. */
export async function moveAlias(change: AliasChange): Promise<void> {
  await postgres().$transaction((transaction) => pointAlias(transaction, change));
}

async function pointAlias(transaction: Prisma.TransactionClient, change: AliasChange): Promise<void> {
  const { model, alias, to, by, reason } = change;
  // One move of a model at a time, so that the history's "from" is what the move before it made.
  await transaction.$queryRaw`SELECT name FROM "Model" WHERE name = ${model} FOR UPDATE`;
  const where = { model_name: { model, name: alias } };
  const before = await transaction.alias.findUnique({ where });
  const target = { ...numbersOf(to), movedAt: new Date() };
  await transaction.alias.upsert({ where, create: { model, name: alias, ...target }, update: target });
  await transaction.aliasMove.create({
    data: { model, alias, from: before && `v${before.major}.${before.minor}`, to, by, reason },
  });
}

/** `v0.1` or `0.1` as numbers. */
function numbersOf(version: string): { major: number; minor: number } {
  const [, major, minor] = /^v?(\d{1,6})\.(\d{1,6})$/.exec(version) ?? [];
  if (!major || !minor)
    throw new AppError('invalid_input', `"${version}" is not a version; a version looks like v0.1.`);
  return { major: Number(major), minor: Number(minor) };
}

function toModelVersion(row: ModelVersionRow & { aliases: { name: string }[] }): ModelVersion {
  return {
    model: row.model,
    version: `v${row.major}.${row.minor}`,
    runId: row.runId,
    key: row.key,
    manifest: row.manifest as unknown as Manifest,
    signature: row.signature as unknown as Signature,
    sealed: row.sealed as unknown as SealedResult | null,
    promotedBy: row.promotedBy,
    reason: row.reason,
    createdAt: row.createdAt,
    aliases: row.aliases.map(({ name }) => name),
  };
}
