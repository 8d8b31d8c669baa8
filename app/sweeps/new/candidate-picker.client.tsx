'use client';

import { useState } from 'react';
import { featureName } from '#server/models/vocabulary';
import { FeatureChecks } from '../../_fields/feature-checks.tsx';
import { LabelField } from '../../_fields/label-field.tsx';
import { LeakConsent } from '../../_fields/leak-consent.tsx';
import { FieldError } from '../../_ui/field.tsx';
import { Section } from '../../_ui/section.tsx';
import { SelectField } from '../../_ui/select-field.tsx';
import type { SweepFormModel } from './prepare-sweep-form.ts';

interface CandidatePickerProps {
  readonly model: SweepFormModel;
  /** The label of the experiment, which cannot be another. */
  readonly fixedLabel: string | undefined;
  readonly chosen: readonly string[];
  readonly groups: Readonly<Record<string, string>>;
  readonly onChoose: (features: readonly string[]) => void;
  readonly onGroup: (feature: string, group: string) => void;
  readonly errors: Readonly<Record<string, string>>;
}

/** The features that a sweep may take or leave, the label, and which features are in or out together. */
export function CandidatePicker({
  model,
  fixedLabel,
  chosen,
  groups,
  onChoose,
  onGroup,
  errors,
}: CandidatePickerProps) {
  const [ownLabel, setLabel] = useState(model.initial.label);
  const label = fixedLabel ?? ownLabel;
  const chooseLabel = (reference: string) => {
    setLabel(reference);
    onChoose(chosen.filter((one) => one !== reference));
  };
  return (
    <Section title="Candidates and label" about="Every subset of these is a point of the sweep.">
      <div className="grid gap-4">
        <div className="max-w-md">
          <LabelField
            value={label}
            options={model.labels}
            fixed={fixedLabel !== undefined}
            onChange={chooseLabel}
            error={errors.label}
          />
        </div>
        <FeatureChecks views={model.views} chosen={chosen} label={label} onChoose={onChoose} />
        <FieldError id="candidates-error" message={errors.candidates} />
        {chosen.length > 1 && <Groups chosen={chosen} groups={groups} onGroup={onGroup} />}
        <LeakConsent
          views={model.views}
          chosen={chosen}
          label={label}
          consent="Sweep anyway; every point is marked"
          error={errors.allowLeakage}
        />
      </div>
    </Section>
  );
}

/** As many groups as there can be of two features each, up to nine. */
const MOST_GROUPS = 9;

/** Each chosen feature with the group it moves in. Folded away: most sweeps have none. */
function Groups({ chosen, groups, onGroup }: Pick<CandidatePickerProps, 'chosen' | 'groups' | 'onGroup'>) {
  const names = Array.from({ length: Math.min(MOST_GROUPS, Math.floor(chosen.length / 2)) }, (_, i) => `${i + 1}`);
  return (
    <details>
      <summary className="text-sm text-ink-soft">Features that are in or out together</summary>
      <div className="mt-3 grid gap-x-4 gap-y-3 sm:grid-cols-2 lg:grid-cols-3">
        {chosen.map((feature) => (
          <SelectField
            key={feature}
            id={`group-${feature}`}
            name={`group.${feature}`}
            label={featureName(feature)}
            value={groups[feature] ?? ''}
            onChange={(event) => onGroup(feature, event.target.value)}
            options={[
              { value: '', title: 'on its own' },
              ...names.map((name) => ({ value: name, title: `group ${name}` })),
            ]}
          />
        ))}
      </div>
    </details>
  );
}
