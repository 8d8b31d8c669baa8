import type { z } from 'zod';
import type { Actor } from '#server/access/actor';
import { parseInput } from '#server/platform/parse-input';
import { enqueue } from '#server/platform/queue';
import { JOB_INPUTS, type JobInput, type WatchedKind } from './definitions.ts';
import { createJob, endJob } from './jobs.repo.ts';
import type { Job } from './schema.ts';

/**
 * Writes down a piece of work for people to watch and hands it to the workers.
 * @throws AppError invalid_input naming the field; unavailable when no worker was ever started.
 */
export async function requestJob<Kind extends WatchedKind>(
  kind: Kind,
  input: JobInput<Kind>,
  actor: Actor,
): Promise<Job> {
  const schema: z.ZodType = JOB_INPUTS[kind];
  const job = await createJob(kind, parseInput(schema, input), actor);
  try {
    await enqueue(kind, { jobId: job.id });
  } catch (error) {
    await endJob(job.id, 'failed', 'It could not be handed to a worker.');
    throw error;
  }
  return job;
}
