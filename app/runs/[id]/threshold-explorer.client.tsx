'use client';

import { useState } from 'react';
import { ConfusionMatrix } from '../../_ui/confusion-matrix.tsx';
import { ReportTable } from '../../_ui/report-table.tsx';
import { SelectField } from '../../_ui/select-field.tsx';
import { TextField } from '../../_ui/text-field.tsx';
import { prepareThreshold, readThreshold, type ThresholdClass } from './prepare-threshold.ts';

interface ThresholdExplorerProps {
  /** At least one. */
  readonly classes: readonly ThresholdClass[];
  /** Class value and threshold as the address has them. */
  readonly initial: { readonly label: number; readonly threshold: number };
}

/** Where "yes" begins: a slider and a number, the arrow keys move both, and the tables follow at once. */
export function ThresholdExplorer({ classes, initial }: ThresholdExplorerProps) {
  const [label, setLabel] = useState(initial.label);
  const [threshold, setThreshold] = useState(initial.threshold);
  const [typed, setTyped] = useState<string | null>(null);
  const chosen = classes.find((one) => one.label === label) ?? classes[0]!;
  const { report, confusion, sentence } = prepareThreshold(chosen, threshold);

  const move = (next: { label?: number; threshold?: number }) => {
    const [nextLabel, nextThreshold] = [next.label ?? label, next.threshold ?? threshold];
    setLabel(nextLabel);
    setThreshold(nextThreshold);
    keepInAddress(nextLabel, nextThreshold);
  };
  const type = (text: string) => {
    setTyped(text);
    const read = readThreshold(text);
    if (read !== null) move({ threshold: read });
  };

  return (
    <div className="grid gap-4">
      <div className="grid items-end gap-4 sm:grid-cols-[minmax(9rem,14rem)_6rem_minmax(0,1fr)]">
        <SelectField
          id="threshold-class"
          label="Class against the rest"
          value={chosen.label}
          onChange={(event) => move({ label: Number(event.target.value) })}
          options={classes.map((one) => ({ value: String(one.label), title: one.name }))}
        />
        <TextField
          id="threshold-number"
          label="Threshold"
          type="number"
          min={0}
          max={1}
          step={0.001}
          value={typed ?? threshold}
          error={typed !== null && readThreshold(typed) === null ? 'a number from 0 to 1' : undefined}
          onChange={(event) => type(event.target.value)}
          onBlur={() => setTyped(null)}
        />
        <input
          type="range"
          aria-label="Threshold"
          min={0}
          max={1}
          step={0.001}
          value={threshold}
          onChange={(event) => move({ threshold: Number(event.target.value) })}
          className="mb-2 w-full accent-accent"
        />
      </div>
      <p role="status" className="text-sm text-ink-soft">
        {sentence}
      </p>
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_auto]">
        <ReportTable report={report} caption={`Report of ${chosen.name} from ${threshold} on`} />
        <ConfusionMatrix matrix={confusion} caption={`Confusion matrix of ${chosen.name} from ${threshold} on`} />
      </div>
    </div>
  );
}

/** The address is what one sends to a colleague; it changes without the page being drawn anew. */
function keepInAddress(label: number, threshold: number): void {
  const url = new URL(window.location.href);
  url.searchParams.set('class', String(label));
  url.searchParams.set('threshold', String(threshold));
  window.history.replaceState(null, '', url);
}
