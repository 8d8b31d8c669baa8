/** Answers that people flagged as wrong, and what came of them. */
import { AppError } from '#server/platform/errors';
import type { FlaggedAnswer as FlaggedRow } from '#server/platform/generated/client';
import { newId } from '#server/platform/id';
import { postgres } from '#server/platform/postgres';
import type { FlaggedAnswer } from './flag-schema.ts';

type NewFlag = Omit<FlaggedAnswer, 'id' | 'createdAt' | 'resolution' | 'resolvedBy' | 'resolvedAt'>;

export async function insertFlag(flag: NewFlag): Promise<FlaggedAnswer> {
  return toFlaggedAnswer(
    await postgres().flaggedAnswer.create({ data: { id: newId(), ...flag, changes: { ...flag.changes } } }),
  );
}

/** Of a model: open ones first, then the newest. */
export async function listFlags(model: string, limit = 50): Promise<FlaggedAnswer[]> {
  const rows = await postgres().flaggedAnswer.findMany({
    where: { model },
    orderBy: [{ resolvedAt: { sort: 'desc', nulls: 'first' } }, { createdAt: 'desc' }],
    take: limit,
  });
  return rows.map(toFlaggedAnswer);
}

/** How many are open. */
export function countOpenFlags(model: string): Promise<number> {
  return postgres().flaggedAnswer.count({ where: { model, resolvedAt: null } });
}

/** @throws AppError not_found for an unknown flag; conflict for one that was resolved before. */
export async function resolveFlag(id: string, resolution: string, by: string): Promise<FlaggedAnswer> {
  const { count } = await postgres().flaggedAnswer.updateMany({
    where: { id, resolvedAt: null },
    data: { resolution, resolvedBy: by, resolvedAt: new Date() },
  });
  const row = await postgres().flaggedAnswer.findUnique({ where: { id } });
  if (!row) throw new AppError('not_found', `There is no flagged answer "${id}".`);
  if (count === 0) throw new AppError('conflict', `${row.resolvedBy} resolved this already: ${row.resolution}`);
  return toFlaggedAnswer(row);
}

const toFlaggedAnswer = ({ changes, ...row }: FlaggedRow): FlaggedAnswer => ({
  ...row,
  changes: changes as Record<string, number>,
});
