'use client';

import { Button } from '../../../_ui/button.tsx';
import { Copyable } from '../../../_ui/copyable.client.tsx';
import { FormFailure } from '../../../_ui/form-failure.tsx';
import { TextField } from '../../../_ui/text-field.tsx';
import { useActionForm } from '../../../_ui/use-action-form.client.ts';
import { removeWebhookAction, setWebhookAction, testWebhookAction } from './actions.ts';

/** Where a move of an alias is told, with a way to try it. */
export function WebhookForm({ model, url }: { model: string; url: string }) {
  const { form, pending, result, refused, fields } = useActionForm(setWebhookAction);
  return (
    <div className="grid gap-3">
      <form {...form} className="grid gap-3">
        <input type="hidden" name="model" value={model} />
        <div className="grid items-start gap-3 sm:grid-cols-2">
          <TextField
            id="webhook-url"
            name="url"
            type="url"
            label="Address of the webhook"
            defaultValue={url}
            placeholder="https://"
            error={fields.url}
            required
          />
          <TextField
            id="webhook-secret"
            name="secret"
            label="Secret of the webhook"
            hint="Signs each call; left empty it stays, or one is made."
            autoComplete="off"
            error={fields.secret}
          />
        </div>
        <FormFailure title="Not kept" message={refused?.message} />
        <div>
          <Button type="submit" disabled={pending}>
            Keep the webhook
          </Button>
        </div>
        <div role="status" className="text-sm text-ink-soft">
          {result?.ok && (result.value.newSecret ? 'Kept. The secret, shown this once:' : 'Kept.')}
          {result?.ok && result.value.newSecret && <Copyable text={result.value.newSecret} label="secret" />}
        </div>
      </form>
      {url !== '' && <TryOrRemove model={model} />}
    </div>
  );
}

function TryOrRemove({ model }: { model: string }) {
  const test = useActionForm(testWebhookAction);
  const removal = useActionForm(removeWebhookAction);
  const failure = test.result?.ok ? test.result.value.lastError : null;
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap gap-2">
        <form {...test.form}>
          <input type="hidden" name="model" value={model} />
          <Button type="submit" disabled={test.pending}>
            Send a test
          </Button>
        </form>
        <form {...removal.form}>
          <input type="hidden" name="model" value={model} />
          <Button type="submit" disabled={removal.pending}>
            Tell nobody
          </Button>
        </form>
      </div>
      <FormFailure title="Not heard" message={failure ?? test.refused?.message ?? removal.refused?.message} />
      <p role="status" className="text-sm text-ink-soft">
        {test.result?.ok && failure === null ? 'The webhook heard the test.' : ''}
      </p>
    </div>
  );
}
