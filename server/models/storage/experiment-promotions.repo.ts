/** Promotions of an experiment's runs, read from the model registry. */
import { postgres } from '#server/platform/postgres';
import type { ExperimentEvent } from '#server/runs/experiment-schema';
import type { RunStatus } from '#server/runs/schema';

/** The newest `limit`, newest first. */
export async function listPromotionsOf(experimentId: string, limit: number): Promise<ExperimentEvent[]> {
  const rows = await postgres().modelVersion.findMany({
    where: { run: { experimentId } },
    orderBy: { createdAt: 'desc' },
    take: limit,
    include: { run: { select: { id: true, name: true, status: true } } },
  });
  return rows.map(({ model, major, minor, promotedBy, reason, createdAt, run }) => ({
    ...{ kind: 'promotion', at: createdAt, by: promotedBy, model, version: `v${major}.${minor}`, reason },
    run: { ...run, status: run.status as RunStatus },
  }));
}
