import type { z } from 'zod';
import type { Actor } from '#server/access/actor';
import { AppError } from '#server/platform/errors';
import { log } from '#server/platform/log';
import { claimJob, endJob, finishJob, getJob, reportJobProgress } from './jobs.repo.ts';
import type { JobProgress } from './schema.ts';

const REPORT_EVERY_MS = 250;

export interface JobHooks {
  /** Aborted when somebody cancels the job or the worker stops. */
  readonly signal: AbortSignal;
  /** Cheap to call often: progress is stored a few times a second. */
  onProgress(progress: JobProgress): void;
  readonly jobId: string;
}

/** The work of one kind: input in, summary out. What it throws is what people read beside the job. */
export type JobWork<Input> = (input: Input, hooks: JobHooks, actor: Actor) => Promise<unknown>;

/** Runs the job with this id and keeps its row true: running, where it is, and how it ended. */
export async function runWatchedJob<Input>(
  id: string,
  schema: z.ZodType<Input>,
  work: JobWork<Input>,
  stopping: AbortSignal,
): Promise<void> {
  if (!(await claimJob(id))) return;
  const { input, by, kind } = await getJob(id);
  const reporter = startReporter(id);
  const signal = AbortSignal.any([stopping, reporter.cancelled]);
  try {
    const hooks = { signal, onProgress: reporter.onProgress, jobId: id };
    await finishJob(id, await work(schema.parse(input), hooks, { name: by }));
  } catch (error) {
    if (!(error instanceof AppError) && !signal.aborted) log.error({ error, kind, id }, 'job failed');
    await endJob(
      id,
      reporter.cancelled.aborted ? 'cancelled' : 'failed',
      reason(signal.aborted ? signal.reason : error),
    );
  } finally {
    reporter.stop();
  }
}

function reason(error: unknown): string {
  return error instanceof AppError ? error.message : 'Something went wrong. It has been logged by the worker.';
}

/** Stores the latest progress a few times a second, and learns in passing whether the job was cancelled. */
function startReporter(id: string) {
  const cancelled = new AbortController();
  let latest: JobProgress = { phase: 'starting', fraction: null };
  let storing = false;
  const timer = setInterval(async () => {
    if (storing) return;
    storing = true;
    const asked = await reportJobProgress(id, latest).catch(() => false);
    storing = false;
    if (asked) cancelled.abort(new AppError('cancelled', 'Cancelled.'));
  }, REPORT_EVERY_MS);
  return {
    cancelled: cancelled.signal,
    onProgress: (progress: JobProgress) => {
      latest = progress;
    },
    stop: () => clearInterval(timer),
  };
}
