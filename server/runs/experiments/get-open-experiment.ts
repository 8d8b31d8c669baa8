import { AppError } from '#server/platform/errors';
import type { Experiment } from '../experiment-schema.ts';
import { getExperiment } from '../experiments.repo.ts';

/**
 * An experiment that takes runs and sweeps.
 * @throws AppError not_found naming the nearest; conflict where it is put away.
 */
export async function getOpenExperiment(idOrName: string): Promise<Experiment> {
  const experiment = await getExperiment(idOrName);
  if (experiment.archivedAt === null) return experiment;
  const message = `The experiment "${experiment.name}" is put away. Take it up again (cookoff experiments restore), or use another.`;
  throw new AppError('conflict', message, { fields: { experiment: message } });
}
