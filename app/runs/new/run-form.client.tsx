'use client';

import { useState } from 'react';
import { WhoFields } from '../../_fields/who-fields.tsx';
import { Button } from '../../_ui/button.tsx';
import { FormFailure } from '../../_ui/form-failure.tsx';
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
      <WhoFields
        initial={initial}
        placeholder="RFM with trees"
        experiments={model.experiments}
        experiment={chosen}
        onExperiment={setChosen}
        hint={experiment ? 'It has its label and its split.' : 'Runs of one experiment stand on one leaderboard.'}
        errors={fields}
      />
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
