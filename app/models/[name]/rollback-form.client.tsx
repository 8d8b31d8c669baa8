'use client';

import { PRODUCTION } from '#server/models/vocabulary';
import { Button } from '../../_ui/button.tsx';
import { FormFailure } from '../../_ui/form-failure.tsx';
import { SelectField } from '../../_ui/select-field.tsx';
import { TextField } from '../../_ui/text-field.tsx';
import { useActionForm } from '../../_ui/use-action-form.client.ts';
import { rollbackAliasAction } from '../actions.ts';

/** Moves an alias back: in one step to the version that had it before, or to one by name. */
export function RollbackForm({ model, versions }: { model: string; versions: readonly string[] }) {
  const { form, pending, result, refused, fields } = useActionForm(rollbackAliasAction);
  return (
    <form {...form} className="grid gap-3">
      <input type="hidden" name="model" value={model} />
      <div className="grid gap-3 sm:grid-cols-[1fr_1fr_2fr]">
        <TextField
          id="rollback-alias"
          name="alias"
          label="Alias"
          defaultValue={PRODUCTION}
          error={fields.alias}
          required
        />
        <SelectField
          id="rollback-to"
          name="to"
          label="Version"
          options={[
            { value: '', title: 'the one before' },
            ...versions.map((version) => ({ value: version, title: version })),
          ]}
          error={fields.to}
        />
        <TextField id="rollback-reason" name="reason" label="Reason" error={fields.reason} maxLength={500} required />
      </div>
      <FormFailure title="Not moved" message={refused?.message} />
      <div className="flex items-center gap-3">
        <Button type="submit" disabled={pending}>
          Move the alias
        </Button>
        <p role="status" className="text-sm text-ink-soft">
          {result?.ok ? `Now at ${result.value.version}.` : ''}
        </p>
      </div>
    </form>
  );
}
