import { z } from 'zod';
import { AppError } from '#server/platform/errors';
import type { QueueHandler } from '#server/platform/queue';
import { didYouMean } from '#server/platform/suggest';
import { JOB_INPUTS } from './definitions.ts';
import { endJob } from './jobs.repo.ts';
import { type JobWork, runWatchedJob } from './watched-job.ts';

const WORKER_DIED = 'The worker that did this died or was killed; nothing half-done was kept. Ask again.';
const MATERIALIZER_DIED =
  'The worker that did this died or was killed; what it wrote stays. Ask again, or resume the materialization.';
const SCORER_DIED = 'The worker that did this died or was killed; the parts it wrote stay. Resume the batch.';

/** The work of every kind, imported when first wanted: a worker that only trains never loads the rest. */
const HANDLERS: Readonly<Record<string, QueueHandler>> = {
  'train-run': trainRun(),
  sweep: sweep(),
  ingest: watched(JOB_INPUTS.ingest, async () => (await import('./handlers/ingest.ts')).ingest),
  materialize: materializing(
    JOB_INPUTS.materialize,
    async () => (await import('./handlers/materialize.ts')).materializeViews,
  ),
  refresh: materializing(JOB_INPUTS.refresh, async () => (await import('./handlers/refresh.ts')).refresh),
  explain: watched(JOB_INPUTS.explain, async () => (await import('./handlers/explain.ts')).explain),
  repeat: watched(JOB_INPUTS.repeat, async () => (await import('./handlers/repeat.ts')).repeat),
  score: scoring(),
};

/** @throws AppError not_found when no work of this kind is known: a newer web process asked an older worker. */
export function handlerOf(kind: string): QueueHandler {
  const handler = HANDLERS[kind];
  if (handler) return handler;
  throw new AppError('not_found', `This worker knows no "${kind}" jobs.${didYouMean(kind, Object.keys(HANDLERS))}`);
}

const { parse: parseJob } = z.object({ jobId: z.string() });

function watched<Input>(schema: z.ZodType<Input>, load: () => Promise<JobWork<Input>>): QueueHandler {
  return {
    run: async (payload, stopping) => runWatchedJob(parseJob(payload).jobId, schema, await load(), stopping),
    abandon: (payload) => endJob(parseJob(payload).jobId, 'failed', WORKER_DIED),
  };
}

/** The same for work that materializes: its runs keep records of their own, with a cursor. */
function materializing<Input>(schema: z.ZodType<Input>, load: () => Promise<JobWork<Input>>): QueueHandler {
  return {
    ...watched(schema, load),
    abandon: async (payload) => {
      const { jobId } = parseJob(payload);
      const { failAbandonedMaterializations } = await import('#server/feature-store/fail-abandoned-materializations');
      await failAbandonedMaterializations((run) => run.jobId === jobId);
      await endJob(jobId, 'failed', MATERIALIZER_DIED);
    },
  };
}

/** A batch keeps a record of its own, with the parts it has. */
function scoring(): QueueHandler {
  return {
    ...watched(JOB_INPUTS.score, async () => (await import('./handlers/score.ts')).score),
    abandon: async (payload) => {
      const { jobId } = parseJob(payload);
      const { failAbandonedBatches } = await import('#server/inference/fail-abandoned-batches');
      await failAbandonedBatches((batch) => batch.jobId === jobId);
      await endJob(jobId, 'failed', SCORER_DIED);
    },
  };
}

/** A sweep keeps its own record, as a run does; whoever takes it up again goes on from what it has. */
function sweep(): QueueHandler {
  const { parse } = z.object({ sweepId: z.string() });
  return {
    run: async (payload, signal) => {
      const { executeSweep } = await import('#server/runs/execute-sweep');
      await executeSweep(parse(payload).sweepId, { signal });
    },
    abandon: async () => {
      const { pauseAbandonedSweeps } = await import('#server/runs/pause-abandoned-sweeps');
      await pauseAbandonedSweeps();
    },
  };
}

/** A run keeps its own record, richer than a job's. */
function trainRun(): QueueHandler {
  const { parse } = z.object({ runId: z.string() });
  return {
    run: async (payload, signal) => {
      const { executeRun } = await import('#server/runs/execute-run');
      await executeRun(parse(payload).runId, { signal });
    },
    abandon: async (payload) => {
      const { endRun } = await import('#server/runs/runs.repo');
      await endRun(parse(payload).runId, 'failed', WORKER_DIED);
    },
  };
}
