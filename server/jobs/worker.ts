import { failAbandonedMaterializations } from '#server/feature-store/fail-abandoned-materializations';
import { failAbandonedBatches } from '#server/inference/fail-abandoned-batches';
import { deliverWebhooks } from '#server/models/deliver-webhooks';
import { log } from '#server/platform/log';
import { type QueueWorker, startQueueWorker } from '#server/platform/queue';
import { failAbandonedRuns } from '#server/runs/fail-abandoned-runs';
import { pauseAbandonedSweeps } from '#server/runs/pause-abandoned-sweeps';
import { shareSomeSweep } from '#server/runs/share-sweep';
import { enqueueWaitingJobs, fireSchedules } from './fire-schedules.ts';
import { forgetOld } from './forget-old.ts';
import { handlerOf } from './handlers.ts';

const LOOK_FOR_ABANDONED_MS = 10_000;
const LOOK_FOR_DUE_MS = 1_000;
const LOOK_FOR_CALLS_MS = 2_000;
/** Shorter sweeps are over before a second worker has joined their rows. */
const LOOK_FOR_SWEEPS_MS = 2_000;
/** Seldom: a job that waits behind long ones is handed over again each time, for nothing. */
const LOOK_FOR_WAITING_MS = 300_000;
const FORGET_EVERY_MS = 3_600_000;

/**
 * Does what the web process and the clock ask for until it is stopped, lends a hand with the sweeps of others, and ends
 * runs and materializations whose process died, be it another worker or a command on the line. The database must be open.
 */
export async function startWorker(): Promise<QueueWorker> {
  await endAbandoned();
  const worker = await startQueueWorker(handlerOf);
  await handOverWaiting();
  const stopping = new AbortController();
  const sharing = lendAHand(stopping.signal);
  const timers = [
    every(LOOK_FOR_ABANDONED_MS, endAbandoned),
    every(LOOK_FOR_DUE_MS, fireDue),
    every(LOOK_FOR_CALLS_MS, callWebhooks),
    every(LOOK_FOR_WAITING_MS, handOverWaiting),
    every(FORGET_EVERY_MS, forget),
    every(LOOK_FOR_SWEEPS_MS, sharing.look),
  ];
  return {
    async stop() {
      for (const timer of timers) clearInterval(timer);
      stopping.abort();
      await Promise.all([worker.stop(), sharing.left()]);
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

const callWebhooks = () =>
  deliverWebhooks().catch((error) => log.warn({ error }, 'could not look for webhooks that are to be called'));

const forget = () => forgetOld().catch((error) => log.warn({ error }, 'what is old could not be forgotten'));

const handOverWaiting = () =>
  enqueueWaitingJobs().catch((error) => log.warn({ error }, 'could not hand over the jobs of schedules that wait'));

/** Part in the sweeps of others, one at a time. */
function lendAHand(signal: AbortSignal) {
  const declined = new Set<string>();
  let part = Promise.resolve();
  return {
    look: () => {
      part = shareSomeSweep(declined, signal).catch((error) =>
        log.warn({ error }, 'could not look for sweeps to lend a hand with'),
      );
      return part;
    },
    left: () => part,
  };
}

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
