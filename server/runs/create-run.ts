import type { Actor } from '#server/access/actor';
import { enqueue } from '#server/platform/queue';
import type { CreateRun } from './create-run-schema.ts';
import { recordRun } from './record-run.ts';
import { endRun } from './runs.repo.ts';
import type { Run } from './schema.ts';

/**
 * Records a run and hands it to the workers.
 * @throws what `recordRun` throws; AppError unavailable when no worker was ever started.
 */
export async function createRun(input: CreateRun, actor: Actor): Promise<Run> {
  return handOverRun(await recordRun(input, actor));
}

/** Asks the workers for a run that is queued. @throws AppError unavailable when no worker was ever started. */
export async function handOverRun(run: Run): Promise<Run> {
  try {
    await enqueue('train-run', { runId: run.id });
  } catch (error) {
    await endRun(run.id, 'failed', 'It could not be handed to a worker.');
    throw error;
  }
  return run;
}
