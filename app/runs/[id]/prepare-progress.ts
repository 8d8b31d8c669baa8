import type { RunProgress, RunStatus } from '#server/runs/schema';
import { formatMetric } from '../../_ui/format-number.ts';

export interface PreparedProgress {
  readonly label: string;
  readonly done: number;
  readonly total: number;
  readonly detail: string;
  /** For screen readers: changes with the phase, not with every round. */
  readonly announcement: string;
}

/** A run's progress in words. */
export function prepareProgress(run: {
  status: RunStatus;
  progress: RunProgress | null;
  cancelRequested: boolean;
}): PreparedProgress {
  const { status, progress, cancelRequested } = run;
  const label = cancelRequested ? 'Stopping after this round' : phaseLabel(status, progress);
  if (!progress || status === 'queued') return { label, done: 0, total: 0, detail: '', announcement: label };
  const losses = [
    progress.trainLoss === null ? '' : `training loss ${formatMetric(progress.trainLoss)}`,
    progress.holdoutLoss === null ? '' : `holdout loss ${formatMetric(progress.holdoutLoss)}`,
  ];
  const round = progress.steps > 0 ? `${progress.step} of ${progress.steps}` : '';
  return {
    label,
    done: progress.step,
    total: progress.steps,
    detail: [round, ...losses].filter(Boolean).join(' · '),
    announcement: label,
  };
}

function phaseLabel(status: RunStatus, progress: RunProgress | null): string {
  if (status === 'queued') return 'Waiting for a worker';
  if (status !== 'running') return 'Reading the result';
  return progress ? `${progress.phase[0]?.toUpperCase()}${progress.phase.slice(1)}` : 'Starting';
}
