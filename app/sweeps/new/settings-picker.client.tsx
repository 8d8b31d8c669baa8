'use client';

import type { AlgorithmName } from '#server/training/schema';
import { AlgorithmCard } from '../../_fields/algorithm-card.tsx';
import { ParamFields } from '../../_fields/param-fields.tsx';
import type { AlgorithmOption } from '../../_fields/prepare-options.ts';
import { FieldError } from '../../_ui/field.tsx';
import { Section } from '../../_ui/section.tsx';
import { TextField } from '../../_ui/text-field.tsx';
import { countCombinations } from './prepare-sweep-size.ts';

/** The algorithms that are swept over, each with how many settings it has. */
export type SettingCounts = readonly { readonly algorithm: AlgorithmName; readonly count: number }[];

interface SettingsPickerProps {
  readonly algorithms: readonly AlgorithmOption[];
  readonly chosen: SettingCounts;
  readonly onChange: (chosen: SettingCounts) => void;
  readonly errors: Readonly<Record<string, string>>;
}

/** One or more algorithms, each with its parameters and with what varies of them. */
export function SettingsPicker({ algorithms, chosen, onChange, errors }: SettingsPickerProps) {
  const toggle = (algorithm: AlgorithmName) =>
    onChange(
      chosen.some((one) => one.algorithm === algorithm)
        ? chosen.filter((one) => one.algorithm !== algorithm)
        : [...chosen, { algorithm, count: 1 }],
    );
  const recount = (algorithm: AlgorithmName, json: string) =>
    onChange(chosen.map((one) => (one.algorithm === algorithm ? { algorithm, count: countOf(json) } : one)));
  return (
    <Section title="Algorithms" about="Every subset is tried with each of them.">
      <fieldset className="grid gap-2 sm:grid-cols-3">
        <legend className="sr-only">Algorithms</legend>
        {algorithms.map((option) => (
          <AlgorithmCard
            key={option.name}
            type="checkbox"
            name="algorithms[]"
            algorithm={option}
            checked={chosen.some(({ algorithm }) => algorithm === option.name)}
            onChange={() => toggle(option.name)}
          />
        ))}
      </fieldset>
      <FieldError id="settings-error" message={errors.settings} />
      {algorithms.map(({ name, title, params }) => (
        <details key={name} hidden={!chosen.some(({ algorithm }) => algorithm === name)} className="mt-4">
          <summary className="text-sm text-ink-soft">Parameters of {title.toLowerCase()}</summary>
          <div className="mt-3 grid gap-3">
            <ParamFields algorithm={name} fields={params} errors={{}} />
            <TextField
              id={`vary-${name}`}
              name={`vary.${name}`}
              label={`Vary parameters of ${title.toLowerCase()}`}
              placeholder='{"max_depth": [3, 5]}'
              hint="All combinations are tried, as JSON; empty for none."
              onChange={(event) => recount(name, event.target.value)}
              error={errors[`vary.${name}`]}
            />
          </div>
        </details>
      ))}
    </Section>
  );
}

/** Settings that what was typed makes; one while it is not yet JSON. */
function countOf(json: string): number {
  try {
    return countCombinations(JSON.parse(json));
  } catch {
    return 1;
  }
}
