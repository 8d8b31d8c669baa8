/** Experiments in PostgreSQL, with the runs and sweeps that belong to them. */
import { AppError } from '#server/platform/errors';
import { type Experiment as ExperimentRow, Prisma, type Split as SplitRow } from '#server/platform/generated/client';
import { newId } from '#server/platform/id';
import { postgres } from '#server/platform/postgres';
import { didYouMean } from '#server/platform/suggest';
import type { MetricName } from './comparison-schema.ts';
import type { Experiment, ExperimentSummary } from './experiment-schema.ts';
import type { Run } from './schema.ts';
import { toRun, toRunSplit } from './storage/run-row.ts';

export type NewExperiment = Pick<Experiment, 'name' | 'question' | 'label' | 'metric' | 'createdBy'> & {
  readonly splitId: string;
};

const WITH_SPLIT = { split: true } as const;

/** @throws AppError conflict where there is one of that name. */
export async function insertExperiment(experiment: NewExperiment): Promise<Experiment> {
  try {
    return toExperiment(
      await postgres().experiment.create({ data: { ...experiment, id: newId() }, include: WITH_SPLIT }),
    );
  } catch (error) {
    if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== 'P2002') throw error;
    const message = `There is an experiment "${experiment.name}" already. Take another name.`;
    throw new AppError('conflict', message, { fields: { name: message } });
  }
}

/** @param idOrName what people call it, or its id. @throws AppError not_found naming the nearest. */
export async function getExperiment(idOrName: string): Promise<Experiment> {
  const row =
    (await postgres().experiment.findUnique({ where: { id: idOrName }, include: WITH_SPLIT })) ??
    (await postgres().experiment.findUnique({ where: { name: idOrName }, include: WITH_SPLIT }));
  if (row) return toExperiment(row);
  const known = (await postgres().experiment.findMany({ select: { name: true } })).map(({ name }) => name);
  const message = `There is no experiment "${idOrName}".${didYouMean(idOrName, known)} \`cookoff experiments\` lists those there are.`;
  throw new AppError('not_found', message, { fields: { experiment: message } });
}

/** Newest first. */
export async function listExperiments(): Promise<ExperimentSummary[]> {
  const rows = await postgres().experiment.findMany({
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    include: {
      ...WITH_SPLIT,
      runs: { distinct: ['owner'], select: { owner: true }, orderBy: { owner: 'asc' } },
      _count: { select: { runs: true, sweeps: true } },
    },
  });
  return rows.map(({ runs, _count, ...row }) => ({
    ...toExperiment(row),
    ..._count,
    owners: runs.map(({ owner }) => owner),
  }));
}

/** Newest first, at most `limit`; archived runs are left out. */
export async function listRunsOfExperiment(id: string, limit: number): Promise<Run[]> {
  const rows = await postgres().run.findMany({
    where: { experimentId: id, archived: false },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit,
    include: WITH_SPLIT,
  });
  return rows.map(toRun);
}

/** Makes runs part of an experiment; those of another one move. */
export async function moveRuns(experimentId: string | null, runIds: readonly string[]): Promise<void> {
  await postgres().run.updateMany({ where: { id: { in: [...runIds] } }, data: { experimentId } });
}

/** What an experiment is called, by id; for pages that show runs of several. */
export async function findExperimentNames(ids: readonly string[]): Promise<Map<string, string>> {
  const where = { id: { in: [...new Set(ids)] } };
  const rows = await postgres().experiment.findMany({ where, select: { id: true, name: true } });
  return new Map(rows.map(({ id, name }) => [id, name]));
}

function toExperiment({ split, splitId: _, metric, ...row }: ExperimentRow & { split: SplitRow }): Experiment {
  return { ...row, metric: metric as MetricName, split: toRunSplit(split) };
}
