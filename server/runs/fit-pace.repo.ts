/** How long fitting takes here, by what was fitted before. */
import { Prisma } from '#server/platform/generated/client';
import { postgres } from '#server/platform/postgres';
import type { AlgorithmName } from '#server/training/schema';
import type { SweepPlan } from './storage/sweep-row.ts';

/** As many sweeps and runs, the newest ones, are looked at. */
const SWEEPS = 10;
const RUNS = 50;

/** Mean milliseconds of one fit by algorithm: in the newest sweep that used it, else in runs; nothing where none did. */
export type FitPace = Partial<Record<AlgorithmName, number>>;

export async function readFitPace(): Promise<FitPace> {
  return { ...(await paceOfRuns()), ...(await paceOfSweeps()) };
}

async function paceOfSweeps(): Promise<FitPace> {
  const sweeps = await postgres().sweep.findMany({
    orderBy: { createdAt: 'desc' },
    take: SWEEPS,
    select: { id: true, plan: true },
  });
  const means = await postgres().sweepPoint.groupBy({
    by: ['sweepId', 'setting'],
    where: { sweepId: { in: sweeps.map(({ id }) => id) } },
    _avg: { fitMs: true },
  });
  const pace: FitPace = {};
  for (const { id, plan } of sweeps) {
    const { settings } = plan as unknown as SweepPlan;
    for (const { setting, _avg } of means.filter(({ sweepId }) => sweepId === id)) {
      const algorithm = settings[setting]?.algorithm;
      if (algorithm && _avg.fitMs !== null) pace[algorithm] ??= _avg.fitMs;
    }
  }
  return pace;
}

async function paceOfRuns(): Promise<FitPace> {
  const runs = await postgres().run.findMany({
    where: { status: 'finished', imported: { equals: Prisma.DbNull }, crossValidation: { equals: Prisma.DbNull } },
    orderBy: { createdAt: 'desc' },
    take: RUNS,
    select: { algorithm: true, durations: true },
  });
  const pace: FitPace = {};
  for (const { algorithm, durations } of runs) {
    const { fit } = durations as { fit?: number };
    if (fit !== undefined) pace[algorithm as AlgorithmName] ??= fit;
  }
  return pace;
}
