'use client';

import { useState } from 'react';
import { FeatureChecks } from '../../_fields/feature-checks.tsx';
import { LabelField } from '../../_fields/label-field.tsx';
import { LeakConsent } from '../../_fields/leak-consent.tsx';
import { CheckField } from '../../_ui/check-field.tsx';
import { FieldError } from '../../_ui/field.tsx';
import { Section } from '../../_ui/section.tsx';
import { SelectField } from '../../_ui/select-field.tsx';
import type { RunFormModel } from './prepare-run-form.ts';

interface FeaturePickerProps {
  readonly model: RunFormModel;
  /** The label of the experiment, which cannot be another. */
  readonly fixedLabel?: string | undefined;
  readonly errors: Readonly<Record<string, string>>;
}

/** What to learn from and what to predict: a service or features by hand, and the label. Leaks are said at once. */
export function FeaturePicker({ model, fixedLabel, errors }: FeaturePickerProps) {
  const [service, setService] = useState(model.initial.service);
  const [checked, setChecked] = useState<readonly string[]>(model.initial.features);
  const [ownLabel, setLabel] = useState(model.initial.label);
  const label = fixedLabel ?? ownLabel;

  const chosen = service ? (model.services.find((one) => one.name === service)?.features ?? []) : checked;

  /** By hand one starts from what the service held. */
  const chooseService = (name: string) => {
    if (name === '' && checked.length === 0) setChecked(chosen);
    setService(name);
  };

  return (
    <Section title="Features and label">
      <div className="grid gap-3 sm:grid-cols-2">
        <SelectField
          id="service"
          name="service"
          label="Features"
          value={service}
          onChange={(event) => chooseService(event.target.value)}
          options={[
            ...model.services.map((one) => ({ value: one.name, title: `Service ${one.title}` })),
            { value: '', title: 'Pick by hand' },
          ]}
          error={errors.service}
        />
        <LabelField
          value={label}
          options={model.labels}
          fixed={fixedLabel !== undefined}
          onChange={setLabel}
          error={errors.label}
        />
      </div>
      <div className="mt-4 grid gap-4">
        <FeatureChecks
          views={model.views}
          chosen={chosen}
          label={label}
          readOnly={service !== ''}
          onChoose={setChecked}
        />
        <FieldError id="features-error" message={errors.features} />
        <LeakConsent
          views={model.views}
          chosen={chosen}
          label={label}
          consent="Train anyway; the run is marked"
          initial={model.initial.allowLeakage}
          asked={model.initial.leaky}
          error={errors.allowLeakage}
        />
        <CheckField
          id="include-late"
          name="includeLate"
          label="Use rows as well that were written later than now, or at a time nobody recorded"
          defaultChecked={model.initial.includeLate}
        />
      </div>
    </Section>
  );
}
