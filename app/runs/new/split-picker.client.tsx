'use client';

import { useState } from 'react';
import { Section } from '../../_ui/section.tsx';
import { SelectField } from '../../_ui/select-field.tsx';
import { TextField } from '../../_ui/text-field.tsx';
import type { RunFormModel } from './prepare-run-form.ts';
import { SplitRule } from './split-rule.tsx';

interface SplitPickerProps {
  readonly model: RunFormModel;
  readonly errors: Readonly<Record<string, string>>;
}

/** Which rows the run is judged on: a stored split, which other runs share, or a new one; one holdout or folds. */
export function SplitPicker({ model, errors }: SplitPickerProps) {
  const { initial, splits } = model;
  const [chosen, setChosen] = useState(initial.splitName);
  const [folds, setFolds] = useState(initial.folds !== '');
  return (
    <Section title="Split" about="The holdout is never learned from. Runs of one split are judged on the same rows.">
      <div className="grid gap-3 sm:grid-cols-2">
        <SelectField
          id="split-name"
          name="splitName"
          label="Split"
          value={chosen}
          onChange={(event) => setChosen(event.target.value)}
          options={[...splits.map(({ name, title }) => ({ value: name, title })), { value: '', title: 'New split…' }]}
          error={errors.splitName}
        />
        <TextField
          id="seed"
          name="seed"
          label="Seed"
          inputMode="numeric"
          defaultValue={initial.seed}
          hint={chosen ? 'Of the model; the split has its own.' : 'Of the split and of the model.'}
          error={errors.seed}
        />
      </div>
      {chosen === '' && <SplitRule initial={initial} errors={errors} />}
      <label className="mt-4 flex items-center gap-2 text-sm">
        <input
          type="checkbox"
          name="cv.on"
          value="true"
          checked={folds}
          onChange={(event) => setFolds(event.target.checked)}
          className="size-4"
        />
        Cross-validate: every row is held out once, and the model that is kept learns from all
      </label>
      {folds && (
        <div className="mt-3 grid gap-3 sm:grid-cols-2">
          <TextField
            id="cv-folds"
            name="cv.folds"
            label="Folds"
            inputMode="numeric"
            defaultValue={initial.folds || '5'}
            error={errors['cv.folds'] ?? errors.folds}
          />
          <TextField
            id="cv-repeats"
            name="cv.repeats"
            label="Repeats"
            inputMode="numeric"
            defaultValue={initial.repeats}
            hint="How often the folds are drawn anew."
            error={errors['cv.repeats']}
          />
        </div>
      )}
    </Section>
  );
}
