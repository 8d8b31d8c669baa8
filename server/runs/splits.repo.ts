/** Splits in PostgreSQL. They never change: a run refers to one, and its meaning stays. */
import { AppError } from '#server/platform/errors';
import { Prisma, type Split as SplitRow } from '#server/platform/generated/client';
import { newId } from '#server/platform/id';
import { postgres } from '#server/platform/postgres';
import { didYouMean } from '#server/platform/suggest';
import type { SplitSpec } from '#server/training/schema';
import type { Split } from './schema.ts';

export type NewSplit = Pick<Split, 'label' | 'name' | 'spec' | 'seed' | 'createdBy'>;

/** Of one label or of all, oldest first. */
export async function listSplits(label?: string): Promise<Split[]> {
  const rows = await postgres().split.findMany({
    ...(label && { where: { label } }),
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(toSplit);
}

/** The split, or null. */
export async function findSplit(label: string, name: string): Promise<Split | null> {
  const row = await postgres().split.findUnique({ where: { label_name: { label, name } } });
  return row && toSplit(row);
}

/** @throws AppError not_found naming the splits the label has. */
export async function getSplit(label: string, name: string): Promise<Split> {
  const split = await findSplit(label, name);
  if (split) return split;
  const known = (await listSplits(label)).map((one) => one.name);
  const there = known.length > 0 ? `it has ${known.map((one) => `"${one}"`).join(', ')}` : 'it has none yet';
  const message = `The label ${label} has no split "${name}"; ${there}.${didYouMean(name, known)}`;
  throw new AppError('not_found', message, { fields: { splitName: message } });
}

/** Stores a split, or gives the one of that name that somebody stored a moment before. */
export async function insertSplit(split: NewSplit): Promise<Split> {
  const data = { ...split, id: newId(), spec: { ...split.spec } as Prisma.InputJsonObject, seed: BigInt(split.seed) };
  try {
    return toSplit(await postgres().split.create({ data }));
  } catch (error) {
    if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== 'P2002') throw error;
    return getSplit(split.label, split.name);
  }
}

/** Keeps the fingerprint of what the first run drew. @returns the one that is kept. */
export async function noteFingerprint(id: string, fingerprint: string): Promise<string> {
  await postgres().split.updateMany({ where: { id, fingerprint: null }, data: { fingerprint } });
  const row = await postgres().split.findUniqueOrThrow({ where: { id }, select: { fingerprint: true } });
  return row.fingerprint ?? fingerprint;
}

function toSplit({ spec, seed, ...row }: SplitRow): Split {
  return { ...row, spec: spec as SplitSpec, seed: Number(seed) };
}
