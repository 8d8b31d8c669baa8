'use client';

import { useState } from 'react';
import { Button } from '../../_ui/button.tsx';
import { FormFailure } from '../../_ui/form-failure.tsx';
import { Section } from '../../_ui/section.tsx';
import { SelectField } from '../../_ui/select-field.tsx';
import { TextField } from '../../_ui/text-field.tsx';
import { useActionForm } from '../../_ui/use-action-form.client.ts';
import { createRunAction } from '../actions.ts';
import { AlgorithmPicker } from './algorithm-picker.client.tsx';
import { FeaturePicker } from './feature-picker.client.tsx';
import { FixedSplit } from './fixed-split.tsx';
import type { RunFormModel } from './prepare-run-form.ts';
import { SplitPicker } from './split-picker.client.tsx';

/** The form of a new run. Errors stand beside their fields and nothing that was typed is lost. */
export function RunForm({ model }: { model: RunFormModel }) {
  const { form, pending, refused, fields } = useActionForm(createRunAction);
  const { initial } = model;
  const [chosen, setChosen] = useState(initial.experiment);
  const experiment = model.experiments.find(({ id }) => id === chosen);
  return (
    <form {...form} className="grid max-w-5xl gap-4">
      <Section title="Who and what">
        <div className="grid gap-3 sm:grid-cols-2">
          <TextField
            id="name"
            name="name"
            label="Name"
            placeholder="RFM with trees"
            defaultValue={initial.name}
            maxLength={80}
            required
            error={fields.name}
          />
          <TextField
            id="owner"
            name="owner"
            label="Owner"
            defaultValue={initial.owner}
            maxLength={60}
            required
            error={fields.owner}
          />
          {model.experiments.length > 0 && (
            <SelectField
              id="experiment"
              name="experiment"
              label="Experiment"
              value={chosen}
              onChange={(event) => setChosen(event.target.value)}
              options={[
                { value: '', title: 'none' },
                ...model.experiments.map(({ id, name }) => ({ value: id, title: name })),
              ]}
              hint={experiment ? 'It has its label and its split.' : 'Runs of one experiment stand on one leaderboard.'}
              error={fields.experiment}
            />
          )}
        </div>
      </Section>
      <FeaturePicker model={model} fixedLabel={experiment?.label} errors={fields} />
      <AlgorithmPicker algorithms={model.algorithms} initial={initial.algorithm} errors={fields} />
      {experiment ? (
        <FixedSplit experiment={experiment} seed={initial.seed} error={fields.seed} />
      ) : (
        <SplitPicker model={model} errors={fields} />
      )}
      <FormFailure title="Not started" message={refused?.message} />
      <div>
        <Button type="submit" tone="primary" disabled={pending}>
          {pending ? 'Starting…' : 'Train'}
        </Button>
      </div>
    </form>
  );
}
