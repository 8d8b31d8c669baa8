'use client';

import { useEffect, useId, useState } from 'react';
import type { ExplainedFeature } from '#server/inference/explain-schema';
import { describedBy, FieldError } from '../_ui/field.tsx';
import { type Control, prepareControl, readValue } from './prepare-control.ts';

interface ValueControlProps {
  readonly feature: ExplainedFeature;
  /** As it is being moved, ahead of the answer. */
  readonly value: number | null;
  readonly onChange: (value: number) => void;
}

/** One value of a customer, to be typed or slid. */
export function ValueControl({ feature, value, onChange }: ValueControlProps) {
  const id = useId();
  const { slider, typical, hint, warning } = prepareControl(feature);
  const [typed, setTyped] = useState<string | null>(null);
  // What was moved elsewhere, by the slider or a reset, takes the place of what was typed.
  useEffect(
    () => setTyped((text) => (text !== null && readValue(text, feature) === value ? text : null)),
    [value, feature],
  );
  const [wrong, setWrong] = useState(false);
  const error = wrong ? `Give a ${feature.whole ? 'whole ' : ''}number.` : undefined;
  const title = feature.description.replace(/\.$/, '') || feature.name;

  const type = (text: string) => {
    const read = readValue(text, feature);
    setTyped(text);
    setWrong(read === null);
    if (read !== null) onChange(read);
  };
  return (
    <div className="grid min-w-0 gap-1.5 border-b border-line/70 pb-4 last:border-0">
      <div className="flex items-end justify-between gap-3">
        <label htmlFor={id} className="min-w-0 text-sm font-medium wrap-anywhere">
          {title} <code className="font-mono text-2xs font-normal text-ink-faint">{feature.name}</code>
        </label>
        <input
          id={id}
          inputMode="decimal"
          autoComplete="off"
          maxLength={40}
          value={typed ?? (value === null ? '' : String(value))}
          placeholder="none"
          onChange={(event) => type(event.target.value)}
          className="field w-28! shrink-0 text-right"
          {...describedBy({ id, label: title, hint, error })}
        />
      </div>
      {slider && (
        <Slider
          label={`${title}, slider`}
          bounds={slider}
          typical={typical}
          value={value ?? slider.min}
          onChange={(moved) => {
            setWrong(false);
            onChange(moved);
          }}
        />
      )}
      <p id={`${id}-hint`} className="text-xs text-ink-faint">
        {hint}
      </p>
      <FieldError id={`${id}-error`} message={error} />
      {warning && <p className="text-xs font-medium text-caution">! {warning}</p>}
    </div>
  );
}

interface SliderProps extends Pick<Control, 'typical'> {
  readonly label: string;
  readonly bounds: NonNullable<Control['slider']>;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

/** Under it lies a bar where most rows of training are. */
function Slider({ label, bounds, typical, value, onChange }: SliderProps) {
  return (
    <div className="relative">
      <input
        type="range"
        aria-label={label}
        {...bounds}
        value={value}
        onChange={(event) => onChange(Number(event.target.value))}
        className="block h-7 w-full accent-accent"
      />
      {typical && (
        <span
          aria-hidden="true"
          className="pointer-events-none absolute bottom-0 h-1 rounded-full bg-accent/35"
          style={{ left: `${100 * typical.from}%`, right: `${100 * (1 - typical.to)}%` }}
        />
      )}
    </div>
  );
}
