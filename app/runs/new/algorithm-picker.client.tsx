'use client';

import { useState } from 'react';
import type { AlgorithmName } from '#server/training/schema';
import { AlgorithmCard } from '../../_fields/algorithm-card.tsx';
import { ParamFields } from '../../_fields/param-fields.tsx';
import type { AlgorithmOption } from '../../_fields/prepare-options.ts';
import { Section } from '../../_ui/section.tsx';

interface AlgorithmPickerProps {
  readonly algorithms: readonly AlgorithmOption[];
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
          <AlgorithmCard
            key={algorithm.name}
            type="radio"
            name="algorithm"
            algorithm={algorithm}
            checked={chosen === algorithm.name}
            onChange={() => setChosen(algorithm.name)}
          />
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
