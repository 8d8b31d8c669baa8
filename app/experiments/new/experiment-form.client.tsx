'use client';

import { useState } from 'react';
import { LabelField } from '../../_fields/label-field.tsx';
import type { LabelOption } from '../../_fields/prepare-options.ts';
import { Button } from '../../_ui/button.tsx';
import { FormFailure } from '../../_ui/form-failure.tsx';
import { METRIC_NAMES, METRIC_TITLES } from '../../_ui/metric-names.ts';
import { Section } from '../../_ui/section.tsx';
import { SelectField } from '../../_ui/select-field.tsx';
import { TextField } from '../../_ui/text-field.tsx';
import { useActionForm } from '../../_ui/use-action-form.client.ts';
import { createExperimentAction } from '../actions.ts';
import type { SplitOption } from './prepare-split-options.ts';

interface ExperimentFormProps {
  readonly labels: readonly LabelOption[];
  readonly splits: readonly SplitOption[];
}

/** What an experiment asks and on which rows its runs are judged. */
export function ExperimentForm({ labels, splits }: ExperimentFormProps) {
  const { form, pending, refused, fields } = useActionForm(createExperimentAction);
  const [label, setLabel] = useState(labels[0]?.value ?? '');
  return (
    <form {...form} className="grid max-w-3xl gap-4">
      <Section title="Question">
        <div className="grid gap-3">
          <TextField
            id="name"
            name="name"
            label="Name"
            placeholder="Customer value"
            maxLength={80}
            required
            error={fields.name}
          />
          <TextField
            id="question"
            name="question"
            label="Question"
            placeholder="Who will be worth most in the next six months?"
            maxLength={500}
            error={fields.question}
          />
        </div>
      </Section>
      <Section title="What its runs share">
        <div className="grid gap-3 sm:grid-cols-2">
          <LabelField value={label} options={labels} onChange={setLabel} error={fields.label} />
          <SelectField
            id="metric"
            name="metric"
            label="Ranked by"
            defaultValue="f1_macro"
            options={METRIC_NAMES.map((name) => ({ value: name, title: METRIC_TITLES[name] }))}
            error={fields.metric}
          />
          <div className="sm:col-span-2">
            <SelectField
              id="split-name"
              name="splitName"
              label="Split"
              options={[
                { value: '', title: 'A tenth held out and a tenth sealed until promotion, stratified' },
                ...splits.filter((split) => split.label === label),
              ]}
              hint="Sealed rows are scored once, when something is promoted."
              error={fields.splitName}
            />
          </div>
        </div>
      </Section>
      <FormFailure title="Not started" message={refused?.message} />
      <div>
        <Button type="submit" tone="primary" disabled={pending}>
          {pending ? 'Starting…' : 'Start the experiment'}
        </Button>
      </div>
    </form>
  );
}
