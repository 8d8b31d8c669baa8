'use client';

import { Button } from '../_ui/button.tsx';
import { Copyable } from '../_ui/copyable.client.tsx';
import { FormFailure } from '../_ui/form-failure.tsx';
import { SelectField } from '../_ui/select-field.tsx';
import { TextField } from '../_ui/text-field.tsx';
import { useActionForm } from '../_ui/use-action-form.client.ts';
import { createApiKeyAction } from './actions.ts';

/** Makes a key and shows it, this once. */
export function ApiKeyForm({ scopes }: { scopes: readonly { value: string; title: string }[] }) {
  const { form, pending, result, refused, fields } = useActionForm(createApiKeyAction);
  return (
    <form {...form} className="grid grid-cols-1 gap-3">
      <div className="grid items-start gap-3 sm:grid-cols-2">
        <TextField id="key-name" name="name" label="What will use it" error={fields.name} maxLength={60} required />
        <SelectField id="key-scope" name="scope" label="It may" options={scopes} error={fields.scope} />
      </div>
      <FormFailure title="No key was made" message={refused?.message} />
      <div>
        <Button type="submit" disabled={pending}>
          Make a key
        </Button>
      </div>
      <div role="status" className="text-sm">
        {result?.ok && (
          <>
            <p className="mb-1 text-ink-soft">The key of “{result.value.name}”. Copy it now: it is not shown again.</p>
            <Copyable text={result.value.key} label="API key" />
          </>
        )}
      </div>
    </form>
  );
}
