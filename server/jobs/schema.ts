/** What a watched job is: long work that the web process asked a worker for. Safe in the browser. */
export const JOB_STATUSES = ['queued', 'running', 'finished', 'failed', 'cancelled'] as const;
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
