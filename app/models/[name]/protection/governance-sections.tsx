import type { Actor } from '#server/access/actor';
import { getProtection, isLeadOf } from '#server/models/protection';
import { listProtectionEditions } from '#server/models/protection.repo';
import { listRequests } from '#server/models/requests.repo';
import { findWebhook, listDeliveries } from '#server/models/webhooks.repo';
import { ProtectionSection } from './protection-section.tsx';
import { RequestSection } from './request-section.tsx';
import { WebhookSection } from './webhook-section.tsx';

/** Who decides over a model and who is told: requested promotions, leads, webhook. */
export async function GovernanceSections({ model, actor }: { model: string; actor: Actor }) {
  const [protection, editions, requests, webhook, deliveries] = await Promise.all([
    getProtection(model),
    listProtectionEditions(model),
    listRequests(model),
    findWebhook(model),
    listDeliveries(model),
  ]);
  return (
    <>
      {requests.length > 0 && <RequestSection requests={requests} isLead={isLeadOf(protection, actor)} />}
      <ProtectionSection model={model} protection={protection} editions={editions} />
      <WebhookSection model={model} webhook={webhook} deliveries={deliveries} />
    </>
  );
}
