import { type QueueWorker, startQueueWorker } from '#server/platform/queue';
import { handlerOf } from './handlers.ts';

/** Does what the web process asks for until it is stopped. The database must be open. */
export function startWorker(): Promise<QueueWorker> {
  return startQueueWorker(handlerOf);
}
