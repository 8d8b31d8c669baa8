import { AppError } from '#server/platform/errors';
import type { Experiment } from './experiment-schema.ts';
import { getExperiment, moveRuns } from './experiments.repo.ts';
import { getRuns } from './runs.repo.ts';
import type { Run } from './schema.ts';

/**
 * Makes runs that were trained on their own part of an experiment, where they answer its question.
 *
 * @throws AppError conflict naming every run of another label or split, in which case none is added; not_found for an
 *   unknown run or experiment.
 */
export async function addToExperiment(idOrName: string, runIds: readonly string[]): Promise<Experiment> {
  const [experiment, runs] = [await getExperiment(idOrName), await getRuns(runIds)];
  const unfit = runs.flatMap((run) => whyUnfit(run, experiment) ?? []);
  if (unfit.length > 0) {
    throw new AppError('conflict', `Not added to "${experiment.name}": ${unfit.join('; ')}. Train them again in it.`);
  }
  await moveRuns(experiment.id, runIds);
  return experiment;
}

function whyUnfit(run: Run, { label, split }: Experiment): string | null {
  if (run.label !== label) return `${run.name} predicts ${run.label}, not ${label}`;
  if (run.split.id !== split.id) return `${run.name} was judged on the split "${run.split.name}", not "${split.name}"`;
  return null;
}
