import type { Sweep } from '#server/runs/sweep-schema';
import { formatCount } from '../../_ui/format-number.ts';
import { formatDuration } from '../../_ui/format-time.ts';

export interface PreparedSweepProgress {
  readonly label: string;
  readonly done: number;
  readonly total: number;
  readonly detail: string;
}

/** How far a sweep is, in words: points, those that were known before, and what is left by the pace so far. */
export function prepareSweepProgress(
  sweep: Pick<Sweep, 'status' | 'progress' | 'request' | 'budget'>,
): PreparedSweepProgress {
  const { status, progress, request, budget } = sweep;
  const total = progress?.total ?? budget;
  const done = progress?.done ?? 0;
  const detail = [
    `${formatCount(done)} of ${formatCount(total)} points`,
    ...(progress && progress.reused > 0 ? [`${formatCount(progress.reused)} known before`] : []),
    ...(status === 'running' && progress?.remainingMs ? [`about ${formatDuration(progress.remainingMs)} left`] : []),
  ];
  return {
    label: labelOf(status, request, progress !== null),
    done,
    total: progress ? total : 0,
    detail: detail.join(' · '),
  };
}

/** Of a sweep that nobody works on. */
const LABELS = {
  paused: 'Paused',
  cancelled: 'Cancelled',
  failed: 'Failed',
  finished: 'Reading the result',
} as const satisfies Partial<Record<Sweep['status'], string>>;

function labelOf(status: Sweep['status'], request: Sweep['request'], begun: boolean): string {
  if (request) return request === 'pause' ? 'Pausing' : 'Stopping';
  if (status === 'queued') return 'Waiting for a worker';
  if (status === 'running') return begun ? 'Trying subsets' : 'Joining the rows';
  return LABELS[status];
}
