/** How long fitting takes here, by what was fitted before. */
import { Prisma } from '#server/platform/generated/client';
import { postgres } from '#server/platform/postgres';
import type { AlgorithmName } from '#server/training/schema';
import type { SweepPlan } from './storage/sweep-row.ts';
import { type PaceName, paceNameOf } from './sweep-schema.ts';

/** As many sweeps and runs, the newest ones, are looked at. */
const SWEEPS = 10;
const RUNS = 50;

/** Mean milliseconds of one fit, in the newest sweep that had such, else in runs; nothing where none had. */
export type FitPace = Partial<Record<PaceName, number>>;

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
      const known = settings[setting];
      if (known && _avg.fitMs !== null) pace[paceNameOf(known)] ??= _avg.fitMs;
    }
  }
  return pace;
}

async function paceOfRuns(): Promise<FitPace> {
  const runs = await postgres().run.findMany({
    where: { status: 'finished', imported: { equals: Prisma.DbNull }, crossValidation: { equals: Prisma.DbNull } },
    orderBy: { createdAt: 'desc' },
    take: RUNS,
    select: { algorithm: true, params: true, durations: true },
  });
  const pace: FitPace = {};
  for (const { algorithm, params, durations } of runs) {
    const { fit } = durations as { fit?: number };
    const name = paceNameOf({ algorithm: algorithm as AlgorithmName, params: params as Record<string, unknown> });
    if (fit !== undefined) pace[name] ??= fit;
  }
  return pace;
}
