/** What is scheduled, and on what: to find the schedules that a change of a feature reaches. */
import { postgres } from '#server/platform/postgres';

export interface ScheduledWork {
  readonly name: string;
  readonly kind: string;
  /** As the job of its kind will be given it. */
  readonly input: unknown;
}

/** By name; those that are switched off among them, for they can be switched on again. */
export async function listScheduledWork(): Promise<ScheduledWork[]> {
  return postgres().schedule.findMany({ orderBy: { name: 'asc' }, select: { name: true, kind: true, input: true } });
}
