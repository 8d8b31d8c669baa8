import { z } from 'zod';
import type { BatchSummary } from '#server/inference/score-batch';
import type { Job, JobStatus } from '#server/jobs/schema';
import { formatCount, formatQuantity } from '../_ui/format-number.ts';

const InputSchema = z.object({
  model: z.string(),
  keys: z.union([z.literal('all'), z.array(z.string())]).default('all'),
});

export interface PreparedBatch {
  readonly id: string;
  readonly model: string;
  readonly status: JobStatus;
  readonly asked: string;
  readonly scored: string;
  readonly by: string;
  readonly createdAt: Date;
}

/** A batch job as a row of a table. */
export function prepareBatch(job: Job): PreparedBatch {
  const input = InputSchema.parse(job.input);
  const summary = batchSummary(job);
  return {
    id: job.id,
    model: summary ? `${summary.model} ${summary.version}` : input.model,
    status: job.status,
    asked: input.keys === 'all' ? 'all customers' : formatQuantity(input.keys.length, 'customer'),
    scored: summary ? formatCount(summary.scored) : '—',
    by: job.by,
    createdAt: job.createdAt,
  };
}

/** What a finished batch job gave. Its dates are text, since it was kept as JSON. */
export function batchSummary(job: Pick<Job, 'status' | 'result'>): Omit<BatchSummary, 'scoredAt'> | null {
  return job.status === 'finished' ? (job.result as BatchSummary) : null;
}
