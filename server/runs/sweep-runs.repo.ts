/** Runs that were made of a sweep's points. */
import { postgres } from '#server/platform/postgres';
import type { ChosenFrom, Run } from './schema.ts';

export type RunOfPoint = Pick<Run, 'id' | 'name' | 'owner'> & { readonly point: string };

/** Newest first. */
export async function listRunsOfSweep(sweepId: string): Promise<RunOfPoint[]> {
  const rows = await postgres().run.findMany({
    where: { chosenFrom: { path: ['sweep'], equals: sweepId } },
    orderBy: { createdAt: 'desc' },
    take: 200,
    select: { id: true, name: true, owner: true, chosenFrom: true },
  });
  return rows.map(({ chosenFrom, ...run }) => ({ ...run, point: (chosenFrom as unknown as ChosenFrom).point }));
}
