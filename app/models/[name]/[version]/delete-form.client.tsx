'use client';

import { Button } from '../../../_ui/button.tsx';
import { FormFailure } from '../../../_ui/form-failure.tsx';
import { TextField } from '../../../_ui/text-field.tsx';
import { useActionForm } from '../../../_ui/use-action-form.client.ts';
import { deleteVersionAction } from './actions.ts';

/** Deletes a version for good; leads to its model, where who did it and why is kept. */
export function DeleteForm({ model, version }: { model: string; version: string }) {
  const { form, pending, refused, fields } = useActionForm(deleteVersionAction);
  return (
    <form {...form} className="grid gap-3">
      <input type="hidden" name="model" value={model} />
      <input type="hidden" name="version" value={version} />
      <TextField id="delete-reason" name="reason" label="Reason" error={fields.reason} maxLength={500} required />
      <FormFailure title="Not deleted" message={refused?.message} />
      <div>
        <Button type="submit" disabled={pending}>
          {pending ? 'Deleting…' : `Delete ${version} for good`}
        </Button>
      </div>
    </form>
  );
}
