/** What every run was made with, and no more of it: to find those that a change of a feature reaches. */
import { postgres } from '#server/platform/postgres';
import type { Run, RunStatus } from './schema.ts';

export type RunPin = Pick<
  Run,
  'id' | 'name' | 'owner' | 'status' | 'features' | 'service' | 'label' | 'viewVersions' | 'createdAt'
>;

/** Runs that have a model or may get one, newest first. */
export async function listRunPins(): Promise<RunPin[]> {
  const rows = await postgres().run.findMany({
    where: { status: { in: ['queued', 'running', 'finished'] } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: {
      ...{ id: true, name: true, owner: true, status: true, features: true, service: true, label: true },
      ...{ viewVersions: true, createdAt: true },
    },
  });
  return rows.map((row) => ({
    ...row,
    status: row.status as RunStatus,
    viewVersions: (row.viewVersions ?? {}) as RunPin['viewVersions'],
  }));
}
