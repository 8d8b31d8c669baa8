'use client';

import { useState } from 'react';
import type { AlgorithmName } from '#server/training/schema';
import { Section } from '../../_ui/section.tsx';
import { ParamFields } from './param-fields.tsx';
import type { RunFormModel } from './prepare-run-form.ts';

interface AlgorithmPickerProps {
  readonly algorithms: RunFormModel['algorithms'];
  readonly initial: AlgorithmName;
  readonly errors: Readonly<Record<string, string>>;
}

/** One algorithm and its parameters. Those of the others stay in the form, hidden, so that switching loses nothing. */
export function AlgorithmPicker({ algorithms, initial, errors }: AlgorithmPickerProps) {
  const [chosen, setChosen] = useState(initial);
  return (
    <Section title="Algorithm">
      <fieldset className="grid gap-2 sm:grid-cols-3">
        <legend className="sr-only">Algorithm</legend>
        {algorithms.map((algorithm) => (
          <label
            key={algorithm.name}
            className="flex items-start gap-2.5 rounded-md border border-line p-3 has-checked:border-accent has-checked:bg-accent-soft"
          >
            <input
              type="radio"
              name="algorithm"
              value={algorithm.name}
              checked={chosen === algorithm.name}
              onChange={() => setChosen(algorithm.name)}
              className="mt-1"
            />
            <span>
              <span className="block text-sm font-medium">{algorithm.title}</span>
              <span className="block text-xs text-ink-soft">{algorithm.detail}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {algorithms.map((algorithm) => (
        <div key={algorithm.name} hidden={algorithm.name !== chosen} className="mt-4">
          <ParamFields algorithm={algorithm.name} fields={algorithm.params} errors={errors} />
        </div>
      ))}
    </Section>
  );
}
