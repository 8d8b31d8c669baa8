'use client';

import Form from 'next/form';
import { useId, useState } from 'react';
import type { AskedThreshold } from '#server/runs/comparison-schema';

interface ThresholdChoiceProps {
  readonly asked: AskedThreshold;
  readonly classes: readonly { readonly label: number; readonly name: string }[];
  /** What else is in the address and stays there. */
  readonly kept: Readonly<Record<string, string>>;
}

/** From which probability on every run answers which class; asked anew when the slider is let go. */
export function ThresholdChoice({ asked, classes, kept }: ThresholdChoiceProps) {
  const [moved, setMoved] = useState({ asked, value: String(asked.value), label: String(asked.label) });
  // What another address asks for counts; the elements stay, and with them the focus.
  const isAsked = moved.asked.value === asked.value && moved.asked.label === asked.label;
  const { value, label } = isAsked ? moved : { value: String(asked.value), label: String(asked.label) };
  const id = useId();
  const ask = ({ currentTarget }: { currentTarget: HTMLInputElement | HTMLSelectElement }): void => {
    if (currentTarget.name !== 'threshold' || Number(value) !== asked.value) currentTarget.form?.requestSubmit();
  };
  return (
    <Form action="/compare" scroll={false} replace className="flex flex-wrap items-center gap-x-2 gap-y-1">
      {Object.entries(kept).map(([name, text]) => (
        <input key={name} type="hidden" name={name} value={text} />
      ))}
      <select
        name="class"
        aria-label="Class of the threshold"
        value={label}
        onChange={(event) => {
          setMoved({ asked, value, label: event.target.value });
          ask(event);
        }}
        className="rounded-sm border border-line-strong bg-surface px-1 py-0.5 text-ink"
      >
        {classes.map((one) => (
          <option key={one.label} value={one.label}>
            {one.name}
          </option>
        ))}
      </select>
      <label htmlFor={id}>from</label>
      <input
        id={id}
        type="range"
        name="threshold"
        min={0}
        max={1}
        step={0.01}
        value={value}
        onChange={(event) => setMoved({ asked, label, value: event.target.value })}
        onPointerUp={ask}
        onKeyUp={ask}
        className="w-32 accent-accent"
      />
      <output htmlFor={id} className="w-8 font-medium text-ink">
        {Number(value).toFixed(2)}
      </output>
      <noscript>
        <button type="submit">Ask</button>
      </noscript>
    </Form>
  );
}
