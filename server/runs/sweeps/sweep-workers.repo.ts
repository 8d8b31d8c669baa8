/** Who works on which sweep, and at which of its points, in PostgreSQL. All moments are those of its clock. */
import { isGone } from '#server/platform/executor';
import { postgres } from '#server/platform/postgres';
import type { PointPlace } from './score-point.ts';

/** One sitting of one process at one sweep. */
export interface SweepWorker {
  readonly id: string;
  readonly sweepId: string;
  /** As `thisExecutor` names it. */
  readonly executor: string;
}

/** A worker that gave no sign of life for this long is taken for dead, wherever it is. */
const SILENT_SECONDS = 30;

/** Makes somebody a worker of a sweep, or gives a sign of life; also of one that was taken for dead. */
export async function sayAlive({ id, sweepId, executor }: SweepWorker): Promise<void> {
  await postgres().$executeRaw`
    INSERT INTO "SweepWorker" (id, "sweepId", executor) VALUES (${id}, ${sweepId}, ${executor})
    ON CONFLICT (id) DO UPDATE SET "beatAt" = now()`;
}

/** Ends a worker's part; what it was at is free again. @returns how many others the sweep has. */
export async function leaveSweep({ id, sweepId }: SweepWorker): Promise<number> {
  await postgres().sweepWorker.deleteMany({ where: { id } });
  return postgres().sweepWorker.count({ where: { sweepId } });
}

/** Ends the part of those that died: known to be gone from this machine, or silent for long. */
export async function dropDeadWorkers(): Promise<void> {
  const workers = await postgres().$queryRaw<{ id: string; executor: string; silent: boolean }[]>`
    SELECT id, executor, "beatAt" < now() - make_interval(secs => ${SILENT_SECONDS}) AS silent FROM "SweepWorker"`;
  const dead = workers.filter(({ executor, silent }) => silent || isGone(executor)).map(({ id }) => id);
  if (dead.length > 0) await postgres().sweepWorker.deleteMany({ where: { id: { in: dead } } });
}

/**
 * Claims those of some points that nobody has measured and no other worker is at.
 * @returns those that are the worker's now, in their order; none while it is taken for dead.
 */
export async function claimPoints({ id }: SweepWorker, places: readonly PointPlace[]): Promise<PointPlace[]> {
  const [settings, masks] = [places.map(({ setting }) => setting), places.map(({ mask }) => mask)];
  const claimed = await postgres().$queryRaw<PointPlace[]>`
    INSERT INTO "SweepClaim" ("sweepId", setting, mask, "workerId")
    SELECT worker."sweepId", wanted.setting, wanted.mask, worker.id
    FROM "SweepWorker" worker, unnest(${settings}::int[], ${masks}::int[]) AS wanted(setting, mask)
    WHERE worker.id = ${id} AND NOT EXISTS (
      SELECT FROM "SweepPoint" point
      WHERE point."sweepId" = worker."sweepId" AND point.setting = wanted.setting AND point.mask = wanted.mask
    )
    ON CONFLICT DO NOTHING
    RETURNING setting, mask`;
  const mine = new Set(claimed.map(({ setting, mask }) => `${setting}-${mask}`));
  return places.filter(({ setting, mask }) => mine.has(`${setting}-${mask}`));
}
