import type { WebhookDelivery } from '#server/models/webhook-schema';
import { findWebhook, listDeliveries } from '#server/models/webhooks.repo';
import { Moment } from '../../../_ui/moment.tsx';
import { Section } from '../../../_ui/section.tsx';
import { Tag } from '../../../_ui/tag.tsx';
import { WebhookForm } from './webhook-form.client.tsx';

/** Who is told when an alias moves, and whether they heard. */
export async function WebhookSection({ model }: { model: string }) {
  const [webhook, deliveries] = await Promise.all([findWebhook(model), listDeliveries(model)]);
  return (
    <Section
      id="webhook"
      title="Webhook"
      about="Told whenever an alias of this model moves: which, from what to what, by whom, and why."
    >
      <div className="grid gap-4">
        <WebhookForm model={model} url={webhook?.url ?? ''} />
        {deliveries.length > 0 && (
          <ol aria-label="Deliveries" className="grid gap-2 text-sm">
            {deliveries.map((delivery) => (
              <li key={delivery.id} className="flex flex-wrap items-baseline gap-x-2">
                <Tag tone={delivery.deliveredAt ? 'plain' : 'caution'}>{stateOf(delivery)}</Tag>
                <span className="font-medium">{delivery.event}</span>
                <span className="text-ink-faint wrap-anywhere">
                  <Moment date={delivery.createdAt} />
                  {sayTries(delivery)}
                </span>
              </li>
            ))}
          </ol>
        )}
      </div>
    </Section>
  );
}

function stateOf({ deliveredAt, nextTryAt }: WebhookDelivery): string {
  if (deliveredAt) return 'heard';
  return nextTryAt ? 'on its way' : 'given up';
}

function sayTries({ attempts, lastError }: WebhookDelivery): string {
  if (lastError === null) return attempts > 1 ? `, at try ${attempts}` : '';
  return `, ${attempts} ${attempts === 1 ? 'try' : 'tries'}: ${lastError}`;
}
