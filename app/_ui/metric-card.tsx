import { DeltaMark } from './delta-mark.tsx';
import type { Delta } from './prepare-delta.ts';

interface MetricCardProps {
  readonly title: string;
  readonly value: string;
  readonly delta?: Delta | null;
  readonly against?: string;
  /** How far the figure can be trusted. */
  readonly interval?: string | null;
}

/** One figure with its name and, when there is something to hold it against, the difference. */
export function MetricCard(props: MetricCardProps) {
  return (
    <div className="panel px-4 py-3">
      <p className="text-xs text-ink-faint">{props.title}</p>
      <p className="mt-0.5 text-2xl font-semibold tracking-tight">{props.value}</p>
      {props.interval && <p className="text-2xs text-ink-faint">{props.interval}</p>}
      <p className="min-h-4.5 text-xs text-ink-faint">
        {props.delta && <DeltaMark delta={props.delta} />}
        {props.delta && props.against ? ` ${props.against}` : props.against}
      </p>
    </div>
  );
}
