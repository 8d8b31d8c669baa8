import { DeltaMark } from './delta-mark.tsx';
import type { Delta } from './prepare-delta.ts';

/** One figure with its name and, when there is something to hold it against, the difference. */
export function MetricCard(props: { title: string; value: string; delta?: Delta | null; against?: string }) {
  return (
    <div className="panel px-4 py-3">
      <p className="text-xs text-ink-faint">{props.title}</p>
      <p className="mt-0.5 text-2xl font-semibold tracking-tight">{props.value}</p>
      <p className="min-h-4.5 text-xs text-ink-faint">
        {props.delta && <DeltaMark delta={props.delta} />}
        {props.delta && props.against ? ` ${props.against}` : props.against}
      </p>
    </div>
  );
}
