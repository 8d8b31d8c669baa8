import { isGone } from '#server/platform/executor';
import { endMaterialization, listRunningMaterializations, type Materialization } from './materializations.repo.ts';

/** Much longer than between two signs of life: clocks of two machines may differ. */
const SILENT_MS = 120_000;

/** Whether nobody is at a run that says it goes on: its process is gone, or has given no sign of life for long. */
export function isAbandoned({ status, executor, cursor }: Materialization): boolean {
  if (status !== 'running') return false;
  if (executor === null || cursor === null || isGone(executor)) return true;
  return Date.now() - Date.parse(cursor.beatAt) > SILENT_MS;
}

/** Ends the runs at which nobody is any more, so that none says "running" for ever; each can be resumed. */
export async function failAbandonedMaterializations(isDead = isAbandoned): Promise<void> {
  for (const run of (await listRunningMaterializations()).filter(isDead)) await failAbandoned(run);
}

/** Ends one of them, with its reason. */
export async function failAbandoned(run: Materialization): Promise<void> {
  const how = run.rowsTotal > 0 ? ` after ${run.rowsRead} of ${run.rowsTotal} rows` : '';
  const error = `The process that did it (${run.executor ?? 'nobody knows which'}) died or was killed${how}.`;
  await endMaterialization(run, { status: 'failed', error });
}
