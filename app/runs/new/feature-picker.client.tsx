'use client';

import { useState } from 'react';
import { featureName } from '#server/models/schema';
import { Callout } from '../../_ui/callout.tsx';
import { FieldError } from '../../_ui/field.tsx';
import { Section } from '../../_ui/section.tsx';
import { SelectField } from '../../_ui/select-field.tsx';
import { FeatureChecks } from './feature-checks.tsx';
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
  const options = model.views.flatMap((view) => view.features);
  const leaking = options.filter((option) => chosen.includes(option.reference) && option.leaks === label);
  const toggle = (reference: string) =>
    setChecked((now) => (now.includes(reference) ? now.filter((one) => one !== reference) : [...now, reference]));

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
        <SelectField
          id="label"
          name="label"
          label="Label"
          value={label}
          onChange={(event) => setLabel(event.target.value)}
          disabled={fixedLabel !== undefined}
          options={model.labels}
          error={errors.label}
        />
      </div>
      <div className="mt-4 grid gap-4">
        <FeatureChecks views={model.views} chosen={chosen} label={label} readOnly={service !== ''} onToggle={toggle} />
        <FieldError id="features-error" message={errors.features} />
        {leaking.length > 0 && (
          <Callout
            tone="caution"
            title={`${leaking.map((one) => one.name).join(', ')} gives the label away`}
            role="status"
          >
            {featureName(label)} is made from it, so the figures will look better than any model can be in use.
          </Callout>
        )}
        {(leaking.length > 0 || model.initial.leaky || errors.allowLeakage) && (
          <div className="grid gap-1">
            <label className="flex items-center gap-2 text-sm">
              <input
                type="checkbox"
                name="allowLeakage"
                value="true"
                defaultChecked={model.initial.allowLeakage}
                aria-invalid={errors.allowLeakage ? true : undefined}
                aria-describedby="allow-leakage-error"
                className="size-4"
              />
              Train anyway; the run is marked
            </label>
            <FieldError id="allow-leakage-error" message={errors.allowLeakage} />
          </div>
        )}
        <label className="flex items-center gap-2 text-sm">
          <input
            type="checkbox"
            name="includeLate"
            value="true"
            defaultChecked={model.initial.includeLate}
            className="size-4"
          />
          Use rows as well that were written later than now, or at a time nobody recorded
        </label>
      </div>
    </Section>
  );
}
