'use client';

import { Button } from '../../../_ui/button.tsx';
import { FormFailure } from '../../../_ui/form-failure.tsx';
import { useActionForm } from '../../../_ui/use-action-form.client.ts';
import { WebhookFields } from '../webhook-fields.tsx';
import { WebhookKept } from '../webhook-kept.tsx';
import { removeWebhookAction, setWebhookAction, testWebhookAction } from './actions.ts';

/** Where a move of an alias is told, with a way to try it. */
export function WebhookForm({ model, url }: { model: string; url: string }) {
  const { form, pending, result, refused, fields } = useActionForm(setWebhookAction);
  return (
    <div className="grid gap-3">
      <form {...form} className="grid gap-3">
        <input type="hidden" name="model" value={model} />
        <WebhookFields
          of="webhook"
          labels={{ url: 'Address of the webhook', secret: 'Secret of the webhook' }}
          url={url}
          errors={fields}
        />
        <FormFailure title="Not kept" message={refused?.message} />
        <div>
          <Button type="submit" disabled={pending}>
            Keep the webhook
          </Button>
        </div>
        <WebhookKept kept={result?.ok ? result.value : null} />
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
