import type { Job, Schedule } from '#server/jobs/schema';
import { textTable } from '../table.ts';

/** A line a schedule: when it is due and what came of it last. */
export function describeSchedules(schedules: readonly Schedule[]): string {
  if (schedules.length === 0) return 'There are no schedules. cookoff schedules add NAME makes one.';
  const columns = ['name', 'does', 'when', 'next', 'last'].map((header) => ({ header }));
  const rows = schedules.map(({ name, kind, cron, timeZone, nextAt, jobs }) => [
    ...[name, kind, `${cron} ${timeZone}`, nextAt?.toISOString() ?? 'paused'],
    jobs[0] ? describeOutcome(jobs[0]) : 'never',
  ]);
  return textTable(columns, rows);
}

function describeOutcome({ status, createdAt, error }: Job): string {
  return `${status} ${createdAt.toISOString()}${error ? `: ${error}` : ''}`;
}
