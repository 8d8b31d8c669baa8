import { parseInput } from '#server/platform/parse-input';
import { type EditExperiment, EditExperimentSchema, type Experiment } from './experiment-schema.ts';
import { changeExperiment, getExperiment } from './experiments.repo.ts';

/**
 * Renames an experiment, asks its question otherwise, puts it away or takes it up again. What its runs are judged by
 * stays: another label, split or metric is another experiment.
 *
 * @throws AppError not_found for an unknown experiment; invalid_input naming the field; conflict where the name is taken.
 */
export async function editExperiment(idOrName: string, input: EditExperiment): Promise<Experiment> {
  const { name, question, archived } = parseInput(EditExperimentSchema, input);
  const experiment = await getExperiment(idOrName);
  const archivedAt = archived ? (experiment.archivedAt ?? new Date()) : null;
  return changeExperiment(experiment, {
    ...(name !== undefined && { name }),
    ...(question !== undefined && { question }),
    ...(archived !== undefined && { archivedAt }),
  });
}
