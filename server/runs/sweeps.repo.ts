/** Sweeps in PostgreSQL: reads return domain types; writes are the moves a sweep may make. */
import { AppError } from '#server/platform/errors';
import { Prisma } from '#server/platform/generated/client';
import { newId } from '#server/platform/id';
import { postgres } from '#server/platform/postgres';
import type { Page } from './runs.repo.ts';
import { json } from './storage/run-row.ts';
import { type SweepPlan, toSweep } from './storage/sweep-row.ts';
import type { Sweep, SweepFacts, SweepProgress } from './sweep-schema.ts';

/** A sweep as it is asked for, checked against the registry. */
export type NewSweep = SweepPlan &
  Pick<Sweep, 'name' | 'owner' | 'label' | 'experimentId' | 'seed' | 'allowLeakage' | 'codeVersion'> & {
    readonly splitId: string;
  };

const WITH_SPLIT = { split: true } as const;

/** Stores a queued sweep. */
export async function insertSweep(sweep: NewSweep): Promise<Sweep> {
  const { candidates, settings, search, budget, metric, seed, ...rest } = sweep;
  const plan = json({ candidates, settings, search, budget, metric } satisfies SweepPlan);
  const data = { ...rest, id: newId(), status: 'queued', plan, seed: BigInt(seed) };
  return toSweep(await postgres().sweep.create({ data, include: WITH_SPLIT }));
}

/** @throws AppError not_found naming the id. */
export async function getSweep(id: string): Promise<Sweep> {
  const row = await postgres().sweep.findUnique({ where: { id }, include: WITH_SPLIT });
  if (row) return toSweep(row);
  throw new AppError('not_found', `There is no sweep "${id}". \`cookoff sweeps\` lists those there are.`);
}

/** Newest first, at most `limit` (200). */
export async function listSweeps({ limit = 50, after }: Page = {}): Promise<Sweep[]> {
  const rows = await postgres().sweep.findMany({
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: Math.min(limit, 200),
    include: WITH_SPLIT,
    ...(after && { cursor: { id: after }, skip: 1 }),
  });
  return rows.map(toSweep);
}

/** Moves a queued sweep to running; false when somebody else has it or it was stopped. */
export async function claimSweep(id: string): Promise<boolean> {
  const { count } = await postgres().sweep.updateMany({
    where: { id, status: 'queued' },
    data: { status: 'running', error: null, request: null },
  });
  await postgres().sweep.updateMany({ where: { id, startedAt: null }, data: { startedAt: new Date() } });
  return count === 1;
}

/** Keeps what the data of a running sweep was. */
export async function noteFacts(id: string, facts: SweepFacts, warnings: readonly string[]): Promise<void> {
  await postgres().sweep.update({ where: { id }, data: { facts: json(facts), warnings: [...warnings] } });
}

/** Stores how far a running sweep is, `workedMs` after the last time. @returns what somebody asks of it. */
export async function reportSweep(
  id: string,
  progress: SweepProgress,
  workedMs: number,
): Promise<Pick<Sweep, 'status' | 'request'>> {
  const row = await postgres().sweep.update({
    where: { id },
    data: { progress: json(progress), durationMs: { increment: workedMs } },
    include: WITH_SPLIT,
  });
  return toSweep(row);
}

/** Ends a sitting of a sweep that is running; what it has stays. False when it was not running. */
export async function endSitting(
  id: string,
  status: 'paused' | 'finished' | 'failed' | 'cancelled',
  error: string | null,
): Promise<boolean> {
  const isOver = status !== 'paused';
  const { count } = await postgres().sweep.updateMany({
    where: { id, status: { in: ['queued', 'running'] } },
    data: { status, error, request: null, ...(isOver && { finishedAt: new Date() }) },
  });
  return count === 1;
}

/** Asks a running sweep to pause or stop; one that waits or is paused does so at once. False where that cannot be. */
export async function requestOfSweep(id: string, request: 'pause' | 'cancel'): Promise<boolean> {
  const data =
    request === 'pause' ? { status: 'paused', error: null } : { status: 'cancelled', finishedAt: new Date() };
  const idle: Sweep['status'][] = request === 'pause' ? ['queued'] : ['queued', 'paused'];
  const waiting = await postgres().sweep.updateMany({ where: { id, status: { in: idle } }, data });
  if (waiting.count === 1) return true;
  const running = await postgres().sweep.updateMany({ where: { id, status: 'running' }, data: { request } });
  return running.count === 1;
}

/** Moves a sweep that did not finish back to queued. False where it cannot be resumed. */
export async function queueAgain(id: string): Promise<boolean> {
  const { count } = await postgres().sweep.updateMany({
    where: { id, status: { in: ['paused', 'failed', 'cancelled'] } },
    data: { status: 'queued', error: null, request: null, finishedAt: null, progress: Prisma.DbNull },
  });
  return count === 1;
}

/** Sweeps that are said to be running and have no worker. */
export async function listAbandonedSweeps(): Promise<string[]> {
  const where = { status: 'running', workers: { none: {} } };
  return (await postgres().sweep.findMany({ where, select: { id: true } })).map(({ id }) => id);
}

/** Sweeps whose rows are joined and that others work on, but not `executor`; the longest running first. */
export async function listSweepsToShare(executor: string): Promise<string[]> {
  const where = { status: 'running', request: null, facts: { not: Prisma.DbNull } };
  const workers = { some: {}, none: { executor } };
  const orderBy = { startedAt: 'asc' } as const;
  const rows = await postgres().sweep.findMany({ where: { ...where, workers }, select: { id: true }, orderBy });
  return rows.map(({ id }) => id);
}
