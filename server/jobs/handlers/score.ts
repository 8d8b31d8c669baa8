import { runBatch } from '#server/inference/run-batch';
import { scoreBatch } from '#server/inference/score-batch';
import type { JobInput } from '../definitions.ts';
import type { JobWork } from '../watched-job.ts';

/** Customers' latest offline features through a model to a Parquet file: a batch that was opened, or a new one. */
export const score: JobWork<JobInput<'score'>> = async (input, hooks, actor) => {
  if ('batch' in input) return runBatch(input.batch, hooks);
  const { asOf, keys = 'all', ...rest } = input;
  return scoreBatch({ ...rest, keys, ...(asOf && { asOf: new Date(asOf) }) }, hooks, actor);
};
