/** Experiments in PostgreSQL, with the runs and sweeps that belong to them. */
import { AppError } from '#server/platform/errors';
import { type Experiment as ExperimentRow, Prisma, type Split as SplitRow } from '#server/platform/generated/client';
import { newId } from '#server/platform/id';
import { postgres } from '#server/platform/postgres';
import { didYouMean } from '#server/platform/suggest';
import type { MetricName } from './comparison-schema.ts';
import type { Experiment, ExperimentSummary } from './experiment-schema.ts';
import { toRunSplit } from './storage/run-row.ts';

export type NewExperiment = Pick<Experiment, 'name' | 'question' | 'label' | 'metric' | 'createdBy'> & {
  readonly splitId: string;
};

const WITH_SPLIT = { split: true } as const;

/** @throws AppError conflict where there is one of that name. */
export async function insertExperiment(experiment: NewExperiment): Promise<Experiment> {
  const data = { ...experiment, id: newId() };
  return named(experiment.name, postgres().experiment.create({ data, include: WITH_SPLIT }));
}

/** @throws AppError conflict where there is another one of that name. */
export async function changeExperiment(
  { id, name }: Experiment,
  change: Partial<Pick<Experiment, 'name' | 'question' | 'archivedAt'>>,
): Promise<Experiment> {
  const changed = postgres().experiment.update({ where: { id }, data: change, include: WITH_SPLIT });
  return named(change.name ?? name, changed);
}

/** @throws AppError conflict where what is written gives two experiments one name. */
async function named(name: string, written: Promise<ExperimentRow & { split: SplitRow }>): Promise<Experiment> {
  try {
    return toExperiment(await written);
  } catch (error) {
    if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== 'P2002') throw error;
    const message = `There is an experiment "${name}" already. Take another name.`;
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

/** Newest first; those that are put away only when they are asked for. */
export async function listExperiments({ archived = false } = {}): Promise<ExperimentSummary[]> {
  const rows = await postgres().experiment.findMany({
    where: { archivedAt: archived ? { not: null } : null },
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

/** Makes runs and sweeps part of an experiment; those of another one move. All of them, or none. */
export async function moveInto(
  experimentId: string,
  { runs, sweeps }: { readonly runs: readonly string[]; readonly sweeps: readonly string[] },
): Promise<void> {
  const data = { experimentId };
  await postgres().$transaction([
    postgres().run.updateMany({ where: { id: { in: [...runs] } }, data }),
    postgres().sweep.updateMany({ where: { id: { in: [...sweeps] } }, data }),
  ]);
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
