/** Who has looked at what sealed slices: a look costs the slice some of what it can prove, and is never forgotten. */
import { Prisma } from '#server/platform/generated/client';
import { postgres } from '#server/platform/postgres';

/** Keeps that the sealed slice of a run was scored; the first look is the one that counts. */
export async function keepSealedLook(runId: string, by: string): Promise<void> {
  await postgres().sealedLook.upsert({ where: { runId }, create: { runId, by }, update: {} });
}

/** How many runs of a split, this one apart, had its sealed slice scored, at a promotion or for a checklist. */
export async function countSealedLooks(splitId: string, exceptRunId: string): Promise<number> {
  const promoted = { versions: { some: { sealed: { not: Prisma.DbNull } } } };
  return postgres().run.count({
    where: { splitId, id: { not: exceptRunId }, OR: [{ sealedLook: { isNot: null } }, promoted] },
  });
}
