import { callWebhook, type DeliveryOutcome } from '#server/platform/webhook';
import type { WebhookDelivery } from './webhook-schema.ts';
import { claimDeliveries, findWebhookTarget, recordDelivery } from './webhooks.repo.ts';

/** A process that dies while it calls leaves the call to another after this. */
const LEASE_MS = 60_000;

/** Makes the calls that webhooks of models are owed, all at once; what is not heard is tried again later, seven times. */
export async function deliverWebhooks(): Promise<void> {
  const claimed = await claimDeliveries(LEASE_MS);
  await Promise.all(claimed.map(async (delivery) => recordDelivery(delivery.id, await callOnce(delivery))));
}

/** One try of one call. */
export async function callOnce({ id, model, event, body, attempts }: WebhookDelivery): Promise<DeliveryOutcome> {
  const target = await findWebhookTarget(model);
  if (target) return callWebhook({ ...target, event, delivery: id, body }, attempts);
  return { deliveredAt: null, nextTryAt: null, lastError: 'The webhook was removed before this could be sent.' };
}
