/** How far something is. Without a known total the bar says so instead of guessing. */
export function ProgressBar(props: { label: string; done: number; total: number; detail?: string }) {
  const known = props.total > 0;
  const percent = known ? Math.min(100, Math.round((100 * props.done) / props.total)) : 0;
  return (
    <div className="grid gap-1">
      <div className="flex items-baseline justify-between gap-4 text-sm">
        <span className="font-medium">{props.label}</span>
        <span className="text-ink-faint">{props.detail ?? (known ? `${percent}%` : '')}</span>
      </div>
      <div
        role="progressbar"
        aria-label={props.label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={known ? percent : undefined}
        className="h-1.5 overflow-hidden rounded-full bg-line"
      >
        <div
          className={`h-full rounded-full bg-accent motion-safe:transition-[width] ${known ? '' : 'w-1/4 motion-safe:animate-pulse'}`}
          style={known ? { width: `${percent}%` } : undefined}
        />
      </div>
    </div>
  );
}
