'use client';

import { Button } from '../../_ui/button.tsx';
import { FormFailure } from '../../_ui/form-failure.tsx';
import { Section } from '../../_ui/section.tsx';
import { TextField } from '../../_ui/text-field.tsx';
import { useActionForm } from '../../_ui/use-action-form.client.ts';
import { createRunAction } from '../actions.ts';
import { AlgorithmPicker } from './algorithm-picker.client.tsx';
import { FeaturePicker } from './feature-picker.client.tsx';
import type { RunFormModel } from './prepare-run-form.ts';

/** The form of a new run. Errors stand beside their fields and nothing that was typed is lost. */
export function RunForm({ model }: { model: RunFormModel }) {
  const { form, pending, refused, fields } = useActionForm(createRunAction);
  const { initial } = model;
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
        </div>
      </Section>
      <FeaturePicker model={model} errors={fields} />
      <AlgorithmPicker algorithms={model.algorithms} initial={initial.algorithm} errors={fields} />
      <Section title="Split" about="The holdout is never learned from. Keep split and seed equal to compare runs.">
        <div className="grid gap-3 sm:grid-cols-3">
          <TextField
            id="test-size"
            name="split.testSize"
            label="Share held out"
            inputMode="decimal"
            defaultValue={initial.testSize}
            hint="Between 0 and 1; 0.1 holds out a tenth."
            error={fields['split.testSize']}
          />
          <TextField
            id="seed"
            name="seed"
            label="Seed"
            inputMode="numeric"
            defaultValue={initial.seed}
            hint="The same seed gives the same split and the same model."
            error={fields.seed}
          />
          <TextField
            id="split-column"
            name="split.column"
            label="Split column (optional)"
            defaultValue={initial.column}
            hint="Rows where this column is true are the holdout."
            error={fields['split.column']}
          />
        </div>
        <label className="mt-3 flex items-center gap-2 text-sm">
          <input
            type="checkbox"
            name="split.stratify"
            value="true"
            defaultChecked={initial.stratify}
            className="size-4"
          />
          Stratify: each class in the same share on both sides
        </label>
        {fields['split.stratify'] && <p className="mt-1 text-xs text-worse">{fields['split.stratify']}</p>}
      </Section>
      <FormFailure title="Not started" message={refused?.message} />
      <div>
        <Button type="submit" tone="primary" disabled={pending}>
          {pending ? 'Starting…' : 'Train'}
        </Button>
      </div>
    </form>
  );
}
