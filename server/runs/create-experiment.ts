import type { Actor } from '#server/access/actor';
import { resolveFeatures } from '#server/feature-store/resolve-features';
import { parseInput } from '#server/platform/parse-input';
import { SplitSchema } from '#server/training/schema';
import { chooseSplit } from './choose-split.ts';
import { type CreateExperiment, CreateExperimentSchema, type Experiment } from './experiment-schema.ts';
import { insertExperiment } from './experiments.repo.ts';

/** What an experiment is judged on unless it says otherwise: some rows stay unseen until something is promoted. */
const EXPERIMENT_SPLIT = SplitSchema.parse({ stratify: true, sealed: { size: 0.1 } });

/**
 * Starts an experiment: from now on its label, its split and the metric of its leaderboard are fixed.
 *
 * @throws AppError invalid_input naming the field; not_found for an unknown label or split; conflict where the name is
 *   taken.
 */
export async function createExperiment(input: CreateExperiment, actor: Actor): Promise<Experiment> {
  const { name, question, label, metric, ...choice } = parseInput(CreateExperimentSchema, input);
  await resolveFeatures([label]);
  const isUnsaid = !choice.split && !choice.splitName;
  const split = await chooseSplit({ ...choice, label, ...(isUnsaid && { split: EXPERIMENT_SPLIT }) }, actor);
  return insertExperiment({ name, question, label, metric, splitId: split.id, createdBy: actor.name });
}
