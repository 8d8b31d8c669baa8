import { failAbandonedMaterializations } from '#server/feature-store/fail-abandoned-materializations';
import { failAbandonedBatches } from '#server/inference/fail-abandoned-batches';
import { log } from '#server/platform/log';
import { type QueueWorker, startQueueWorker } from '#server/platform/queue';
import { failAbandonedRuns } from '#server/runs/fail-abandoned-runs';
import { pauseAbandonedSweeps } from '#server/runs/pause-abandoned-sweeps';
import { enqueueWaitingJobs, fireSchedules } from './fire-schedules.ts';
import { handlerOf } from './handlers.ts';

const LOOK_FOR_ABANDONED_MS = 10_000;
const LOOK_FOR_DUE_MS = 1_000;
/** Seldom: a job that waits behind long ones is handed over again each time, for nothing. */
const LOOK_FOR_WAITING_MS = 300_000;

/**
 * Does what the web process and the clock ask for until it is stopped, and ends runs and materializations whose process
 * died, be it another worker or a command on the line. The database must be open.
 */
export async function startWorker(): Promise<QueueWorker> {
  await endAbandoned();
  const worker = await startQueueWorker(handlerOf);
  await handOverWaiting();
  const timers = [
    every(LOOK_FOR_ABANDONED_MS, endAbandoned),
    every(LOOK_FOR_DUE_MS, fireDue),
    every(LOOK_FOR_WAITING_MS, handOverWaiting),
  ];
  return {
    async stop() {
      for (const timer of timers) clearInterval(timer);
      await worker.stop();
    },
  };
}

const endAbandoned = () =>
  Promise.all([
    failAbandonedRuns(),
    pauseAbandonedSweeps(),
    failAbandonedMaterializations(),
    failAbandonedBatches(),
  ]).catch((error) => log.warn({ error }, 'could not look for runs whose process died'));

const fireDue = () =>
  fireSchedules().catch((error) => log.warn({ error }, 'could not look for schedules that are due'));

const handOverWaiting = () =>
  enqueueWaitingJobs().catch((error) => log.warn({ error }, 'could not hand over the jobs of schedules that wait'));

/** Does it again and again, never twice at once. */
function every(periodMs: number, work: () => Promise<unknown>): NodeJS.Timeout {
  let working = false;
  return setInterval(async () => {
    if (working) return;
    working = true;
    await work();
    working = false;
  }, periodMs);
}
