import { AppError } from '#server/platform/errors';
import type { Prisma } from '#server/platform/generated/client';
import { newId } from '#server/platform/id';
import { postgres } from '#server/platform/postgres';
import { didYouMean } from '#server/platform/suggest';
import { newJob, OPEN, toJob, toJson } from './jobs.repo.ts';
import type { Job, Schedule, ScheduledKind } from './schema.ts';

const OUTCOMES = 5;
const withOutcomes = {
  jobs: { orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: OUTCOMES },
} satisfies Prisma.ScheduleInclude;

export type ScheduleWrite = Pick<Schedule, 'name' | 'kind' | 'input' | 'cron' | 'timeZone' | 'nextAt'>;

/** By name, each with its last outcomes. */
export async function listSchedules(): Promise<Schedule[]> {
  return (await postgres().schedule.findMany({ include: withOutcomes, orderBy: { name: 'asc' } })).map(toSchedule);
}

/** @throws AppError `not_found`, with the nearest name. */
export async function getSchedule(name: string): Promise<Schedule> {
  const row = await postgres().schedule.findUnique({ where: { name }, include: withOutcomes });
  if (row) return toSchedule(row);
  const known = await postgres().schedule.findMany({ select: { name: true } });
  const hint = didYouMean(
    name,
    known.map((schedule) => schedule.name),
  );
  throw new AppError('not_found', `There is no schedule "${name}".${hint}`);
}

/** @throws AppError `conflict` when the name is taken. */
export async function insertSchedule(write: ScheduleWrite, createdBy: string): Promise<void> {
  const data = { ...write, input: toJson(write.input), id: newId(), createdBy };
  const { count } = await postgres().schedule.createMany({ data, skipDuplicates: true });
  if (count === 1) return;
  const message = `There is a schedule "${write.name}" already; choose another name, or change that one.`;
  throw new AppError('conflict', message, { fields: { name: message } });
}

/** @throws AppError `not_found`. */
export async function updateSchedule(
  name: string,
  { input, ...changes }: Partial<Omit<ScheduleWrite, 'name'>> & { enabled?: boolean },
): Promise<void> {
  await getSchedule(name);
  await postgres().schedule.update({
    where: { name },
    data: { ...changes, ...(input !== undefined && { input: toJson(input) }) },
  });
}

/** Its jobs stay. @throws AppError `not_found`. */
export async function deleteSchedule(name: string): Promise<void> {
  await getSchedule(name);
  await postgres().schedule.deleteMany({ where: { name } });
}

/** Schedules whose moment has come. */
export async function listDueSchedules(now: Date): Promise<Schedule[]> {
  const rows = await postgres().schedule.findMany({
    where: { enabled: true, nextAt: { lte: now } },
    include: withOutcomes,
  });
  return rows.map(toSchedule);
}

/** Jobs of schedules that wait for a worker. */
export async function listWaitingJobs(): Promise<Job[]> {
  const rows = await postgres().job.findMany({ where: { status: 'queued', scheduleId: { not: null } } });
  return rows.map(toJob);
}

/**
 * Moves a schedule on from the moment it was read with, and writes down its job, both or neither. Of several workers that
 * read the same moment one does so.
 *
 * @returns the job; null when another worker was first, or the last job of the schedule has not ended.
 */
export function claimTick(schedule: Schedule, nextAt: Date): Promise<Job | null> {
  return postgres().$transaction(async (tx) => {
    // One statement looks and locks: whoever comes second finds another moment there.
    const where = { id: schedule.id, enabled: true, nextAt: schedule.nextAt };
    const { count } = await tx.schedule.updateMany({ where, data: { nextAt } });
    return count === 1 ? addJob(tx, schedule) : null;
  });
}

/** A job out of turn; null when the last one has not ended. */
export function addJobNow(schedule: Schedule): Promise<Job | null> {
  return postgres().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Schedule" WHERE id = ${schedule.id} FOR UPDATE`;
    return addJob(tx, schedule);
  });
}

/** The row of the schedule is locked: nobody else adds one at the same time. */
async function addJob(tx: Prisma.TransactionClient, { id, name, kind, input }: Schedule): Promise<Job | null> {
  if ((await tx.job.count({ where: { scheduleId: id, status: { in: OPEN } } })) > 0) return null;
  const data = { ...newJob(kind, input, { name: `schedule ${name}` }), scheduleId: id };
  return toJob(await tx.job.create({ data }));
}

function toSchedule(row: Prisma.ScheduleGetPayload<{ include: typeof withOutcomes }>): Schedule {
  return { ...row, kind: row.kind as ScheduledKind, jobs: row.jobs.map(toJob) };
}
