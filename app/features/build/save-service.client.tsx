'use client';

import { Button } from '../../_ui/button.tsx';
import { FormFailure } from '../../_ui/form-failure.tsx';
import { TextField } from '../../_ui/text-field.tsx';
import { useActionForm } from '../../_ui/use-action-form.client.ts';
import { saveFeatureServiceAction } from './actions.ts';

/** Keeps the features under a name: a feature service in the feature repo. */
export function SaveService({ features }: { features: readonly string[] }) {
  const { form, pending, refused, fields } = useActionForm(saveFeatureServiceAction);
  return (
    <details>
      <summary className="text-sm text-ink-soft">Save as feature service</summary>
      <form {...form} className="mt-2 grid gap-3">
        {features.map((reference) => (
          <input key={reference} type="hidden" name="features[]" value={reference} />
        ))}
        <div className="grid gap-3 sm:grid-cols-2">
          <TextField
            id="service-name"
            name="name"
            label="Name"
            placeholder="dee_v2"
            required
            error={fields.name}
            hint="Letters, digits and _."
          />
          <TextField id="service-about" name="description" label="Description (optional)" error={fields.description} />
        </div>
        <FormFailure title="Not saved" message={refused && !fields.name ? refused.message : undefined} />
        <div>
          <Button type="submit" disabled={pending}>
            {pending ? 'Saving…' : 'Save to the feature repo'}
          </Button>
        </div>
      </form>
    </details>
  );
}
