import { scoreBatch } from '#server/inference/score-batch';
import type { JobInput } from '../definitions.ts';
import type { JobWork } from '../watched-job.ts';

/** Customers' latest offline features through a model to a Parquet file. */
export const score: JobWork<JobInput<'score'>> = ({ model, keys = 'all', out }, hooks) =>
  scoreBatch({ model, keys, out }, hooks);
