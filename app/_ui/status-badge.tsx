import type { RunStatus } from '#server/runs/schema';
import type { SweepStatus } from '#server/runs/sweep-schema';

const LOOKS: Record<RunStatus | SweepStatus, { sign: string; style: string }> = {
  queued: { sign: '…', style: 'border-line text-ink-soft bg-sunken' },
  running: { sign: '▸', style: 'border-accent/40 text-accent-strong bg-accent-soft' },
  paused: { sign: '‖', style: 'border-caution-line text-caution bg-caution-soft' },
  finished: { sign: '✓', style: 'border-line text-ink-soft bg-surface' },
  failed: { sign: '×', style: 'border-worse/50 text-worse bg-worse-soft' },
  cancelled: { sign: '–', style: 'border-line text-ink-faint bg-sunken' },
};

/** The state of a run, a sweep or a job: a sign and the word, never the colour alone. */
export function StatusBadge({ status }: { status: RunStatus | SweepStatus }) {
  const look = LOOKS[status];
  return (
    <span
      className={`inline-flex items-center gap-1 rounded-full border px-2 py-px text-xs font-medium whitespace-nowrap ${look.style}`}
    >
      <span aria-hidden="true">{look.sign}</span>
      {status}
    </span>
  );
}
