import { failAbandonedMaterializations } from '#server/feature-store/fail-abandoned-materializations';
import { log } from '#server/platform/log';
import { type QueueWorker, startQueueWorker } from '#server/platform/queue';
import { failAbandonedRuns } from '#server/runs/fail-abandoned-runs';
import { handlerOf } from './handlers.ts';

const LOOK_FOR_ABANDONED_MS = 10_000;

/**
 * Does what the web process asks for until it is stopped, and ends runs and materializations whose process died, be it
 * another worker or a command on the line. The database must be open.
 */
export async function startWorker(): Promise<QueueWorker> {
  const look = () =>
    Promise.all([failAbandonedRuns(), failAbandonedMaterializations()]).catch((error) =>
      log.warn({ error }, 'could not look for runs whose process died'),
    );
  await look();
  const timer = setInterval(look, LOOK_FOR_ABANDONED_MS);
  const worker = await startQueueWorker(handlerOf);
  return {
    async stop() {
      clearInterval(timer);
      await worker.stop();
    },
  };
}
