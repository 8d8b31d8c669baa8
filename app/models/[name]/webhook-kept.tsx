import { Copyable } from '../../_ui/copyable.client.tsx';

interface WebhookKeptProps {
  /** null before anything was kept; a secret where one was made for it. */
  readonly kept: { readonly newSecret: string | null } | null;
}

/** Says that a webhook was kept, with its secret this once. */
export function WebhookKept({ kept }: WebhookKeptProps) {
  return (
    <div role="status" className="text-sm text-ink-soft">
      {kept && (kept.newSecret ? 'Kept. The secret, shown this once: ' : 'Kept.')}
      {kept?.newSecret && <Copyable text={kept.newSecret} label="secret" />}
    </div>
  );
}
