import type { Job } from '#server/jobs/schema';
import type { Repetition } from '#server/runs/repeat-schema';

/** Whether a job repeats just these runs, in this order. */
export function isOfRuns({ kind, input }: Pick<Job, 'kind' | 'input'>, ids: readonly string[]): boolean {
  const { runs } = input as { runs?: readonly string[] };
  return kind === 'repeat' && runs?.join() === ids.join();
}

/** What a finished repetition gave, or null before it has; also for a job of another kind. */
export function repetitionOf({ kind, status, result }: Pick<Job, 'kind' | 'status' | 'result'>): Repetition | null {
  return kind === 'repeat' && status === 'finished' ? (result as Repetition) : null;
}
