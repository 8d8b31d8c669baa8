import { AppError } from '#server/platform/errors';
import { parseInput } from '#server/platform/parse-input';
import { type AddToExperiment, AddToExperimentSchema, type Experiment } from './experiment-schema.ts';
import { getOpenExperiment } from './experiments/get-open-experiment.ts';
import { sealsTheSame } from './experiments/seals-the-same.ts';
import { moveInto } from './experiments.repo.ts';
import { getRuns } from './runs.repo.ts';
import type { Run } from './schema.ts';
import type { Sweep } from './sweep-schema.ts';
import { getSweep } from './sweeps.repo.ts';

/**
 * Makes runs and sweeps that were made on their own part of an experiment, where they answer its question.
 *
 * @throws AppError conflict naming every run of another label or split, and every sweep of another label or that saw rows
 *   which are sealed there, in which case none is added; also for an experiment that is put away; not_found for an unknown
 *   run, sweep or experiment; invalid_input where none is named.
 */
export async function addToExperiment(idOrName: string, input: AddToExperiment): Promise<Experiment> {
  const ids = parseInput(AddToExperimentSchema, input);
  const experiment = await getOpenExperiment(idOrName);
  const [runs, sweeps] = await Promise.all([getRuns(ids.runs), Promise.all(ids.sweeps.map(getSweep))]);
  const unfit = [
    ...runs.flatMap((run) => whyRunUnfit(run, experiment) ?? []),
    ...sweeps.flatMap((sweep) => whySweepUnfit(sweep, experiment) ?? []),
  ];
  if (unfit.length > 0) {
    throw new AppError('conflict', `Not added to "${experiment.name}": ${unfit.join('; ')}. Make them again in it.`);
  }
  await moveInto(experiment.id, ids);
  return experiment;
}

function whyRunUnfit(run: Run, { label, split }: Experiment): string | null {
  if (run.label !== label) return `${run.name} predicts ${run.label}, not ${label}`;
  if (run.split.id !== split.id) return `${run.name} was judged on the split "${run.split.name}", not "${split.name}"`;
  return null;
}

/** Its folds may be others than the experiment would draw, as long as nothing in them is sealed there. */
function whySweepUnfit(sweep: Sweep, { label, split }: Experiment): string | null {
  if (sweep.label !== label) return `${sweep.name} predicts ${sweep.label}, not ${label}`;
  if (!split.sealed) return `nothing is sealed there that ${sweep.name} has not seen`;
  return sealsTheSame(sweep.split, split) ? null : `${sweep.name} has seen rows that are sealed there`;
}
