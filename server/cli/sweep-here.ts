import { AppError } from '#server/platform/errors';
import { executeSweep } from '#server/runs/execute-sweep';
import { readAtlas } from '#server/runs/read-atlas';
import type { Sweep, SweepAtlas } from '#server/runs/sweep-schema';
import type { Context } from './command.ts';

/**
 * Works on a queued sweep in this process, drawing how far it is.
 * @throws AppError when it did not finish, with the reason and how to go on.
 */
export async function sweepHere(
  { id, name }: Pick<Sweep, 'id' | 'name'>,
  { progress, signal }: Context,
): Promise<SweepAtlas> {
  const phase = `sweeping ${name}`;
  progress.report({ phase });
  const sweep = await executeSweep(id, {
    signal,
    onProgress: ({ done, total, reused, remainingMs }) =>
      progress.report({
        phase,
        fraction: done / total,
        detail: [
          `${done} of ${total} points`,
          reused > 0 ? `${reused} known before` : '',
          remainingMs === null || done === total ? '' : `${Math.ceil(remainingMs / 1000)} s left`,
        ]
          .filter(Boolean)
          .join(', '),
      }),
  });
  progress.end();
  if (sweep.status === 'finished') return readAtlas(id);
  const goOn = `What it has stays: cookoff sweeps resume ${id}`;
  if (sweep.status === 'failed') throw new AppError('invalid_input', `Sweep "${name}" failed: ${sweep.error} ${goOn}`);
  throw new AppError('cancelled', `Sweep "${name}" was ${sweep.status}. ${goOn}`);
}
