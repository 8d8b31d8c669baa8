import { AppError } from '#server/platform/errors';
import type { CreateRun } from '#server/runs/create-run-schema';
import { executeRun } from '#server/runs/execute-run';
import { recordRun } from '#server/runs/record-run';
import type { Run } from '#server/runs/schema';
import type { Context } from './command.ts';

/** Trains in this process and keeps the run like any other. @throws what `recordRun` and `finishHere` throw. */
export async function trainHere(input: CreateRun, context: Context): Promise<Run> {
  return finishHere(await recordRun(input, context.actor), context);
}

/**
 * Trains a queued run in this process, drawing its rounds.
 * @throws AppError when it did not finish, with the reason the run keeps.
 */
export async function finishHere({ id, name }: Run, { progress, signal }: Context): Promise<Run> {
  const phase = `training ${name}`;
  progress.report({ phase });
  const run = await executeRun(id, {
    signal,
    onProgress: ({ step, steps, holdoutLoss }) => {
      const loss = holdoutLoss === null ? '' : `, holdout loss ${holdoutLoss.toFixed(4)}`;
      progress.report({ phase, fraction: step / steps, detail: `round ${step} of ${steps}${loss}` });
    },
  });
  progress.end();
  if (run.status === 'finished') return run;
  const [code, what] =
    run.status === 'cancelled' ? (['cancelled', 'was cancelled'] as const) : (['invalid_input', 'failed'] as const);
  throw new AppError(code, `Run "${name}" (${id}) ${what}: ${run.error}`);
}
