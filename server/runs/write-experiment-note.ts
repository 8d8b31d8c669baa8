import type { z } from 'zod';
import type { Actor } from '#server/access/actor';
import { parseInput } from '#server/platform/parse-input';
import { insertExperimentNote } from './experiment-events.repo.ts';
import { ExperimentNoteSchema } from './experiment-schema.ts';
import { getExperiment } from './experiments.repo.ts';

/**
 * Adds a note to what is told of an experiment.
 * @throws AppError not_found for an unknown experiment; invalid_input for a note that is empty or too long.
 */
export async function writeExperimentNote(
  idOrName: string,
  input: z.input<typeof ExperimentNoteSchema>,
  actor: Actor,
): Promise<void> {
  const { body } = parseInput(ExperimentNoteSchema, input);
  const { id } = await getExperiment(idOrName);
  await insertExperimentNote(id, body, actor.name);
}
