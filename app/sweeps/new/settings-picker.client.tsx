'use client';

import type { AlgorithmName } from '#server/training/schema';
import { AlgorithmCard } from '../../_fields/algorithm-card.tsx';
import { ParamFields } from '../../_fields/param-fields.tsx';
import type { AlgorithmOption } from '../../_fields/prepare-options.ts';
import { FieldError } from '../../_ui/field.tsx';
import { Section } from '../../_ui/section.tsx';
import { TextField } from '../../_ui/text-field.tsx';
import { recount, type SettingCount, settingCountOf } from './setting-count.ts';

interface SettingsPickerProps {
  readonly algorithms: readonly AlgorithmOption[];
  readonly chosen: readonly SettingCount[];
  readonly onChange: (chosen: readonly SettingCount[]) => void;
  readonly errors: Readonly<Record<string, string>>;
}

/** One or more algorithms, each with its parameters and with what varies of them. */
export function SettingsPicker({ algorithms, chosen, onChange, errors }: SettingsPickerProps) {
  const toggle = (option: AlgorithmOption) =>
    onChange(
      chosen.some((one) => one.algorithm === option.name)
        ? chosen.filter((one) => one.algorithm !== option.name)
        : [...chosen, settingCountOf(option)],
    );
  /** The fields keep what is typed themselves; only what decides number and pace is listened to. */
  const listen = (algorithm: AlgorithmName, field: EventTarget | null) => {
    if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement)) return;
    const changed = recount(algorithm, field.name, field.value);
    if (changed) onChange(chosen.map((one) => (one.algorithm === algorithm ? { ...one, ...changed } : one)));
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
              error={errors[`vary.${name}`]}
            />
          </div>
        </details>
      ))}
    </Section>
  );
}
