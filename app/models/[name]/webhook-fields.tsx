import { TextField } from '../../_ui/text-field.tsx';

interface WebhookFieldsProps {
  /** What the ids begin with. */
  readonly of: string;
  readonly labels: { readonly url: string; readonly secret: string };
  readonly url: string;
  readonly errors: Readonly<Record<string, string | undefined>>;
}

/** Where a webhook is called, and what signs its calls. */
export function WebhookFields({ of, labels, url, errors }: WebhookFieldsProps) {
  return (
    <div className="grid items-start gap-3 sm:grid-cols-2">
      <TextField
        id={`${of}-url`}
        name="url"
        type="url"
        label={labels.url}
        defaultValue={url}
        placeholder="https://"
        error={errors.url}
        required
      />
      <TextField
        id={`${of}-secret`}
        name="secret"
        label={labels.secret}
        hint="Signs each call; left empty it stays, or one is made."
        autoComplete="off"
        error={errors.secret}
      />
    </div>
  );
}
