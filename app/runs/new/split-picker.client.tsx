'use client';

import { useState } from 'react';
import { CheckField } from '../../_ui/check-field.tsx';
import { Section } from '../../_ui/section.tsx';
import { SelectField } from '../../_ui/select-field.tsx';
import { TextField } from '../../_ui/text-field.tsx';
import type { RunFormModel } from './prepare-run-form.ts';
import { SeedField } from './seed-field.tsx';
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
        <SeedField initial={initial.seed} stored={chosen !== ''} error={errors.seed} />
      </div>
      {chosen === '' && <SplitRule initial={initial} errors={errors} />}
      <div className="mt-4">
        <CheckField
          id="cv-on"
          name="cv.on"
          label="Cross-validate: every row is held out once, and the model that is kept learns from all"
          checked={folds}
          onChange={(event) => setFolds(event.target.checked)}
        />
      </div>
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
