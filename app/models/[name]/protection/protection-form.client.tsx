'use client';

import { Button } from '../../../_ui/button.tsx';
import { FormFailure } from '../../../_ui/form-failure.tsx';
import { TextField } from '../../../_ui/text-field.tsx';
import { useActionForm } from '../../../_ui/use-action-form.client.ts';
import { protectModelAction } from './actions.ts';

/** Names the leads of a model and the aliases only they move. */
export function ProtectionForm({ model, leads, aliases }: { model: string; leads: string; aliases: string }) {
  const { form, pending, result, refused, fields } = useActionForm(protectModelAction);
  return (
    <form {...form} className="grid gap-3">
      <input type="hidden" name="model" value={model} />
      <div className="grid items-start gap-3 sm:grid-cols-2">
        <TextField
          id="protect-leads"
          name="leads"
          label="Leads"
          hint="Names with commas, as they act; empty for nobody."
          defaultValue={leads}
          error={fields.leads}
        />
        <TextField
          id="protect-aliases"
          name="aliases"
          label="Protected aliases"
          hint="production when left empty."
          defaultValue={aliases}
          error={fields.aliases}
        />
      </div>
      <FormFailure title="Not kept" message={refused?.message} />
      <div className="flex items-center gap-3">
        <Button type="submit" disabled={pending}>
          Keep the leads
        </Button>
        <p role="status" className="text-sm text-ink-soft">
          {result?.ok ? 'Kept.' : ''}
        </p>
      </div>
    </form>
  );
}
