/** Where aliases point, and how they came to: every move is kept, with its gates, and told to the model's webhook. */

import { AppError } from '#server/platform/errors';
import type { Prisma } from '#server/platform/generated/client';
import { newId } from '#server/platform/id';
import { postgres } from '#server/platform/postgres';
import type { Gate } from './gate-schema.ts';
import type { AliasMove, ModelVersion } from './schema.ts';
import { numbersOf, toModelVersion, WITH_ALIASES } from './storage/model-version-row.ts';

/** Who moves an alias where, and why. */
export interface AliasChange {
  readonly model: string;
  readonly alias: string;
  readonly to: string;
  readonly by: string;
  readonly reason: string;
  /** Who asked for it, where another one approved. */
  readonly requestedBy?: string | undefined;
  /** As they stood when it was let through; left out where none were asked for. */
  readonly gates?: readonly Gate[];
  /** Where the alias must still point; left out where that does not matter. */
  readonly from?: string | null;
}

/** The version an alias points to, null where it points nowhere. */
export async function findAliasedVersion(model: string, alias: string): Promise<ModelVersion | null> {
  const found = await postgres().alias.findUnique({
    where: { model_name: { model, name: alias } },
    include: { version: { include: WITH_ALIASES } },
  });
  return found && toModelVersion(found.version);
}

/** The history of a model's aliases, or of one of them, newest first, at most `limit`. */
export async function listAliasMoves(
  model: string,
  { alias, limit = 100 }: AliasHistoryOptions = {},
): Promise<AliasMove[]> {
  const rows = await postgres().aliasMove.findMany({
    where: { model, ...(alias !== undefined && { alias }) },
    orderBy: { id: 'desc' },
    take: limit,
    omit: { id: true, model: true },
  });
  return rows.map(({ gates, ...move }) => ({ ...move, gates: (gates as unknown as readonly Gate[] | null) ?? [] }));
}

interface AliasHistoryOptions {
  readonly alias?: string;
  readonly limit?: number;
}

/** The newest move that brought a version an alias, whichever: where its checklist stands. */
export async function findGatesOf(model: string, version: string): Promise<AliasMove | null> {
  const moves = await listAliasMoves(model, { limit: 1_000 });
  return moves.find(({ to, gates }) => to === version && gates.length > 0) ?? null;
}

/** Points an alias at an existing version. @returns false, with nothing done, where it no longer stands at `from`. */
export async function moveAlias(change: AliasChange): Promise<boolean> {
  return postgres().$transaction((transaction) => pointAlias(transaction, change));
}

/**
 * The same within a transaction that has done nothing yet, before `first`.
 * @throws AppError conflict for a version that was deleted meanwhile.
 */
export async function pointAlias(
  transaction: Prisma.TransactionClient,
  change: AliasChange,
  first: () => Promise<unknown> = async () => undefined,
): Promise<boolean> {
  const { model, alias, to, by, reason, requestedBy = null, gates = [] } = change;
  // One move of a model at a time, so that the history's "from" is what the move before it made.
  await transaction.$queryRaw`SELECT name FROM "Model" WHERE name = ${model} FOR UPDATE`;
  const where = { model_name: { model, name: alias } };
  const before = await transaction.alias.findUnique({ where });
  const from = before && `v${before.major}.${before.minor}`;
  if (change.from !== undefined && change.from !== from) return false;
  await first();
  await requireThere(transaction, model, to);
  const target = { ...numbersOf(to), movedAt: new Date() };
  await transaction.alias.upsert({ where, create: { model, name: alias, ...target }, update: target });
  const kept = gates.length > 0 ? { gates: gates as unknown as Prisma.InputJsonArray } : {};
  await transaction.aliasMove.create({ data: { model, alias, from, to, by, reason, requestedBy, ...kept } });
  await tell(transaction, { model, alias, from, to, by, reason, requestedBy, at: target.movedAt });
  return true;
}

/** Held until the move is done: a deletion waits, and then finds the alias. */
async function requireThere(transaction: Prisma.TransactionClient, model: string, version: string): Promise<void> {
  const { major, minor } = numbersOf(version);
  const [row] = await transaction.$queryRaw<{ deletedAt: Date | null }[]>`
    SELECT "deletedAt" FROM "ModelVersion" WHERE model = ${model} AND major = ${major} AND minor = ${minor} FOR UPDATE`;
  if (row && row.deletedAt === null) return;
  throw new AppError('conflict', `${model} ${version} was deleted; no alias can point to it. Choose another version.`);
}

/** Written with the move, so that none is told that did not happen, and none happens untold. */
async function tell(
  transaction: Prisma.TransactionClient,
  move: Record<string, unknown> & { model: string },
): Promise<void> {
  const { model } = move;
  if (!(await transaction.aliasWebhook.findUnique({ where: { model } }))) return;
  const id = newId();
  const body = JSON.stringify({ event: 'alias.moved', id, ...move });
  await transaction.webhookDelivery.create({ data: { id, model, event: 'alias.moved', body, nextTryAt: new Date() } });
}
