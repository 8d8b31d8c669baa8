import { AppError } from '#server/platform/errors';
import { log } from '#server/platform/log';
import { enqueue } from '#server/platform/queue';
import { dueTimes } from './due-times.ts';
import { addJobNow, claimTick, getSchedule, listDueSchedules, listWaitingJobs } from './schedules.repo.ts';
import type { Job, Schedule } from './schema.ts';

/**
 * Asks for the jobs of every schedule whose moment has come. Any number of workers may call it at once: each moment
 * becomes one job. Moments that were missed while nothing ran become one job together; one that comes while the last job
 * of its schedule goes on becomes none.
 *
 * @returns the jobs it asked for.
 */
export async function fireSchedules(now = new Date()): Promise<Job[]> {
  const fired: Job[] = [];
  for (const schedule of await listDueSchedules(now)) {
    const job = await fire(schedule, now).catch((error: unknown) => {
      log.error({ error, schedule: schedule.name }, 'a schedule could not be fired');
      return null;
    });
    if (job) fired.push(job);
  }
  return fired;
}

async function fire(schedule: Schedule, now: Date): Promise<Job | null> {
  const [next] = dueTimes(schedule, now, 1);
  const job = await claimTick(schedule, next!);
  if (job) await enqueue(job.kind, { jobId: job.id });
  return job;
}

/**
 * Asks for the job of a schedule out of turn; when it is due next stays.
 * @throws AppError `not_found`; `conflict` while its last job goes on; `unavailable` when no worker was ever started.
 */
export async function runScheduleNow(name: string): Promise<Job> {
  const job = await addJobNow(await getSchedule(name));
  if (!job) throw new AppError('conflict', `Schedule "${name}" is at work already; wait for it, or cancel its job.`);
  await enqueue(job.kind, { jobId: job.id });
  return job;
}

/**
 * Hands the queued jobs of schedules to the queue again: a process may have died after it wrote one down and before it
 * did so. A job that comes twice is done once.
 */
export async function enqueueWaitingJobs(): Promise<void> {
  for (const { id, kind } of await listWaitingJobs()) await enqueue(kind, { jobId: id });
}
