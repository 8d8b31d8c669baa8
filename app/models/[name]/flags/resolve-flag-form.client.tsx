'use client';

import { Button } from '../../../_ui/button.tsx';
import { FormFailure } from '../../../_ui/form-failure.tsx';
import { TextField } from '../../../_ui/text-field.tsx';
import { useActionForm } from '../../../_ui/use-action-form.client.ts';
import { resolveFlagAction } from './actions.ts';

/** What came of a flagged answer; it is open until somebody says so. */
export function ResolveFlagForm({ id, customer }: { id: string; customer: string }) {
  const { form, pending, refused, fields } = useActionForm(resolveFlagAction);
  return (
    <form {...form} aria-label={`Resolve ${customer}`} className="flex max-w-xl flex-wrap items-end gap-2">
      <input type="hidden" name="id" value={id} />
      <div className="min-w-52 flex-1">
        <TextField
          id={`resolution-${id}`}
          name="resolution"
          label="What came of it"
          maxLength={1_000}
          error={fields.resolution}
          required
        />
      </div>
      <Button type="submit" disabled={pending}>
        Resolve
      </Button>
      <FormFailure title="Not resolved" message={refused?.message} />
    </form>
  );
}
