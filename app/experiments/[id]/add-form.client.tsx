'use client';

import type { Addable } from '#server/runs/list-addable';
import { Button } from '../../_ui/button.tsx';
import { FormFailure } from '../../_ui/form-failure.tsx';
import { useActionForm } from '../../_ui/use-action-form.client.ts';
import { addToExperimentAction } from '../actions.ts';

/** Runs and sweeps that were made before and answer the question of an experiment, to be made part of it. */
export function AddForm({ experiment, addable }: { experiment: string; addable: Addable }) {
  const { form, pending, refused } = useActionForm(addToExperimentAction);
  return (
    <form {...form} className="grid justify-items-start gap-3">
      <input type="hidden" name="experiment" value={experiment} />
      <Choices legend="Runs on its rows" name="runs[]" choices={addable.runs} />
      <Choices legend="Sweeps that have not seen its sealed rows" name="sweeps[]" choices={addable.sweeps} />
      <FormFailure title="Not added" message={refused?.message} />
      <Button type="submit" disabled={pending}>
        {pending ? 'Adding…' : 'Add what is checked'}
      </Button>
    </form>
  );
}

function Choices({ legend, name, choices }: { legend: string; name: string; choices: Addable['runs'] }) {
  if (choices.length === 0) return null;
  return (
    <fieldset>
      <legend className="mb-1 text-xs text-ink-soft">{legend}</legend>
      {choices.map((choice) => (
        <label key={choice.id} className="flex items-start gap-2.5 py-1 text-sm">
          <input type="checkbox" name={name} value={choice.id} className="mt-1 size-4 shrink-0" />
          <span className="min-w-0 break-words">
            {choice.name} <span className="text-xs text-ink-faint">by {choice.owner}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
