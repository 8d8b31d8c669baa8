'use client';

import { Button } from '../../../_ui/button.tsx';
import { formatExactMoment } from '../../../_ui/format-time.ts';
import { TextField } from '../../../_ui/text-field.tsx';
import type { TimeRange } from './prepare-moments.ts';

interface MomentControlsProps {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly range: TimeRange;
  /** Moments at which the answer changes, ascending. */
  readonly changes: readonly number[];
  readonly createdCutoff: boolean;
  readonly onMoment: (at: number) => void;
  readonly onCutoff: (createdCutoff: boolean) => void;
}

/** So fine that an arrow key moves a year's slider by nine hours. */
const STEPS = 1_000;

/** The moment asked about: roughly by the slider, exactly by the field, or change by change. */
export function MomentControls({ at, range, changes, createdCutoff, onMoment, onCutoff }: MomentControlsProps) {
  const before = changes.findLast((change) => change < at);
  const after = changes.find((change) => change > at);
  const typed = (text: string) => {
    const moment = Date.parse(`${text}Z`);
    if (!Number.isNaN(moment)) onMoment(moment);
  };
  return (
    <div className="grid gap-3">
      <input
        type="range"
        aria-label="Moment"
        aria-valuetext={formatExactMoment(new Date(at))}
        min={range.from}
        max={range.to}
        step={Math.max(1, Math.floor((range.to - range.from) / STEPS))}
        value={at}
        onChange={(event) => onMoment(Number(event.target.value))}
        className="w-full accent-accent"
      />
      <div className="flex flex-wrap items-end gap-x-4 gap-y-3">
        <div className="w-72 max-w-full">
          <TextField
            key={at}
            id="moment"
            label="Moment (UTC)"
            type="datetime-local"
            step="0.001"
            defaultValue={new Date(at).toISOString().slice(0, 23)}
            onBlur={(event) => typed(event.target.value)}
            onKeyDown={(event) => event.key === 'Enter' && typed(event.currentTarget.value)}
          />
        </div>
        <div className="flex gap-2">
          <Button disabled={before === undefined} onClick={() => onMoment((before ?? at) - 1)}>
            ← Before the last change
          </Button>
          <Button disabled={after === undefined} onClick={() => onMoment(after ?? at)}>
            Next change →
          </Button>
        </div>
        <label className="flex min-h-8.5 items-center gap-2 text-sm">
          <input
            type="checkbox"
            checked={createdCutoff}
            onChange={(event) => onCutoff(event.target.checked)}
            className="size-4"
          />
          Known by then: leave out rows written after the moment
        </label>
      </div>
    </div>
  );
}
