import { AppError } from '#server/platform/errors';
import { getRun, requestCancel } from './runs.repo.ts';
import type { Run } from './schema.ts';

/**
 * Asks a run to stop: a queued one is cancelled now, a running one after the round it is in.
 * @throws AppError not_found; conflict when it has already ended, saying how.
 */
export async function cancelRun(id: string): Promise<Run> {
  const run = await getRun(id);
  if (!(await requestCancel(id))) {
    throw new AppError(
      'conflict',
      `Run "${run.name}" cannot be cancelled: it has already ${run.status === 'finished' ? 'finished' : `been ${run.status}`}.`,
    );
  }
  return getRun(id);
}
