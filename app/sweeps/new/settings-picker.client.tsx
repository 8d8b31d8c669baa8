'use client';

import { type PaceName, paceNameOf } from '#server/runs/sweep-schema';
import type { AlgorithmName } from '#server/training/schema';
import { AlgorithmCard } from '../../_fields/algorithm-card.tsx';
import { ParamFields } from '../../_fields/param-fields.tsx';
import type { AlgorithmOption } from '../../_fields/prepare-options.ts';
import { FieldError } from '../../_ui/field.tsx';
import { Section } from '../../_ui/section.tsx';
import { TextField } from '../../_ui/text-field.tsx';
import { countCombinations } from './prepare-sweep-size.ts';

/** The algorithms that are swept over, each with how many settings it has and how fast its fits are. */
export type SettingCounts = readonly SettingCount[];
interface SettingCount {
  readonly algorithm: AlgorithmName;
  readonly pace: PaceName;
  readonly count: number;
}

/** As its parameters stand in the form at first. */
export const settingOf = ({ name, params }: AlgorithmOption): SettingCount => ({
  algorithm: name,
  pace: paceNameOf({ algorithm: name, params: Object.fromEntries(params.map((one) => [one.name, one.initial])) }),
  count: 1,
});

interface SettingsPickerProps {
  readonly algorithms: readonly AlgorithmOption[];
  readonly chosen: SettingCounts;
  readonly onChange: (chosen: SettingCounts) => void;
  readonly errors: Readonly<Record<string, string>>;
}

/** One or more algorithms, each with its parameters and with what varies of them. */
export function SettingsPicker({ algorithms, chosen, onChange, errors }: SettingsPickerProps) {
  const toggle = (option: AlgorithmOption) =>
    onChange(
      chosen.some((one) => one.algorithm === option.name)
        ? chosen.filter((one) => one.algorithm !== option.name)
        : [...chosen, settingOf(option)],
    );
  const change = (algorithm: AlgorithmName, changed: Partial<SettingCount>) =>
    onChange(chosen.map((one) => (one.algorithm === algorithm ? { ...one, ...changed } : one)));
  /** The fields keep what is typed themselves; only what decides the pace is listened to. */
  const listen = (algorithm: AlgorithmName, field: EventTarget | null) => {
    if (!(field instanceof HTMLSelectElement) || !field.name.endsWith('.tree_method')) return;
    change(algorithm, { pace: paceNameOf({ algorithm, params: { tree_method: field.value } }) });
  };
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
            onChange={() => toggle(option)}
          />
        ))}
      </fieldset>
      <FieldError id="settings-error" message={errors.settings} />
      {algorithms.map(({ name, title, params }) => (
        <details
          key={name}
          hidden={!chosen.some(({ algorithm }) => algorithm === name)}
          onChange={({ nativeEvent }) => listen(name, nativeEvent.target)}
          className="mt-4"
        >
          <summary className="text-sm text-ink-soft">Parameters of {title.toLowerCase()}</summary>
          <div className="mt-3 grid gap-3">
            <ParamFields algorithm={name} fields={params} errors={{}} />
            <TextField
              id={`vary-${name}`}
              name={`vary.${name}`}
              label={`Vary parameters of ${title.toLowerCase()}`}
              placeholder='{"max_depth": [3, 5]}'
              hint="All combinations are tried, as JSON; empty for none."
              onChange={(event) => change(name, { count: countOf(event.target.value) })}
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
