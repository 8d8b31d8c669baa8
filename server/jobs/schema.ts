/** What a watched job is: long work that the web process asked a worker for. Safe in the browser. */
const JOB_STATUSES = ['queued', 'running', 'finished', 'failed', 'cancelled'] as const;
export type JobStatus = (typeof JOB_STATUSES)[number];

export interface JobProgress {
  readonly phase: string;
  /** Share done, 0 to 1; null when it cannot be known. */
  readonly fraction: number | null;
  /** More in words: rows, pace, time left. */
  readonly detail?: string;
}

export interface Job {
  readonly id: string;
  readonly kind: string;
  readonly status: JobStatus;
  readonly input: unknown;
  readonly progress: JobProgress | null;
  readonly result: unknown;
  readonly error: string | null;
  readonly cancelRequested: boolean;
  readonly by: string;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
}

/** Kinds of watched jobs that a schedule may ask for, as people call them. */
export const SCHEDULED_KINDS = {
  refresh: 'Ingest, then materialize',
  ingest: 'Ingest',
  materialize: 'Materialize',
  score: 'Score customers',
} as const;
export type ScheduledKind = keyof typeof SCHEDULED_KINDS;

/** Work that is asked for again and again, by the clock. */
export interface Schedule {
  readonly id: string;
  readonly name: string;
  readonly kind: ScheduledKind;
  /** What its jobs are asked with. */
  readonly input: unknown;
  /** Five fields: minute, hour, day of month, month, day of week. */
  readonly cron: string;
  readonly timeZone: string;
  readonly enabled: boolean;
  readonly createdAt: Date;
  readonly createdBy: string;
  /** Null while it is paused. */
  readonly nextAt: Date | null;
  /** What came of it, newest first. */
  readonly jobs: readonly Job[];
}
