import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '#server/platform/errors';
import { failAbandoned, isAbandoned } from '../fail-abandoned-materializations.ts';
import type { Beginning, Materialization } from '../materializations.repo.ts';

const ASK_AGAIN_MS = 250;

/**
 * Begins a run as soon as no other run of its view goes on. One after the other they are right and cheap: the second
 * finds its interval already written; at once they would look at the same rows and undo each other's bulk writes.
 *
 * @param begin Tries, and gives what is in the way.
 * @throws AppError `cancelled` while it waits.
 */
export async function beginWhenFree(
  begin: () => Promise<Beginning>,
  onWait: (other: Materialization) => void,
  signal: AbortSignal | undefined,
): Promise<Materialization> {
  for (;;) {
    const beginning = await begin();
    if ('begun' in beginning) return beginning.begun;
    const { inTheWay } = beginning;
    if (isAbandoned(inTheWay)) await failAbandoned(inTheWay);
    else {
      onWait(inTheWay);
      await sleep(ASK_AGAIN_MS, undefined, signal && { signal }).catch((cause: unknown) => {
        throw new AppError('cancelled', `Cancelled while a materialization of ${inTheWay.view} was in the way.`, {
          cause,
        });
      });
    }
  }
}
