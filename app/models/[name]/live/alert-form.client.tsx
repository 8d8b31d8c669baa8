'use client';

import { Button } from '../../../_ui/button.tsx';
import { FormFailure } from '../../../_ui/form-failure.tsx';
import { TextField } from '../../../_ui/text-field.tsx';
import { useActionForm } from '../../../_ui/use-action-form.client.ts';
import { WebhookFields } from '../webhook-fields.tsx';
import { WebhookKept } from '../webhook-kept.tsx';
import { deleteAlertRuleAction, setAlertRuleAction } from './actions.ts';

interface AlertFormProps {
  readonly model: string;
  readonly url: string;
  /** One field a kind of alert. */
  readonly kinds: readonly {
    readonly name: string;
    readonly title: string;
    readonly hint: string;
    readonly value: string;
  }[];
}

/** From which figures on a webhook is told. */
export function AlertForm({ model, url, kinds }: AlertFormProps) {
  const { form, pending, result, refused, fields } = useActionForm(setAlertRuleAction);
  return (
    <div className="grid gap-3">
      <form {...form} className="grid gap-3">
        <input type="hidden" name="model" value={model} />
        <WebhookFields of="alert" labels={{ url: 'Webhook', secret: 'Secret' }} url={url} errors={fields} />
        <div className="grid items-start gap-3 sm:grid-cols-3 lg:grid-cols-5">
          {kinds.map(({ name, title, hint, value }) => (
            <TextField
              key={name}
              id={`alert-${name}`}
              name={name}
              label={title}
              hint={hint}
              inputMode="decimal"
              defaultValue={value}
              error={fields[name]}
            />
          ))}
        </div>
        <FormFailure title="Not kept" message={refused?.message} />
        <div>
          <Button type="submit" disabled={pending}>
            Keep the rule
          </Button>
        </div>
        <WebhookKept kept={result?.ok ? result.value : null} />
      </form>
      {url !== '' && <RemoveRule model={model} />}
    </div>
  );
}

function RemoveRule({ model }: { model: string }) {
  const { form, pending } = useActionForm(deleteAlertRuleAction);
  return (
    <form {...form}>
      <input type="hidden" name="model" value={model} />
      <Button type="submit" disabled={pending}>
        Alert nobody
      </Button>
    </form>
  );
}
