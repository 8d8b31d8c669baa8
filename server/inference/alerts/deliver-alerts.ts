import { callWebhook } from '#server/platform/webhook';
import type { Alert } from '../alert-schema.ts';
import { claimUndelivered, findAlertRule, findAlertSecret, recordDelivery } from '../alerts.repo.ts';

/** A process that dies while it sends leaves the alert to another after this. */
const LEASE_MS = 60_000;

/** Sends what is to be sent, all at once; what is not heard is tried again later, seven times. */
export async function deliverAlerts(): Promise<void> {
  const claimed = await claimUndelivered(LEASE_MS);
  await Promise.all(claimed.map(deliver));
}

async function deliver(alert: Alert): Promise<void> {
  const [rule, secret] = await Promise.all([findAlertRule(alert.model), findAlertSecret(alert.model)]);
  if (!rule || secret === null) {
    const lastError = 'The rule was removed before this could be sent.';
    return recordDelivery(alert, { deliveredAt: null, nextTryAt: null, lastError });
  }
  const { id, model, kind, message, value, threshold, raisedAt, endedAt } = alert;
  const event = endedAt ? 'ended' : 'raised';
  const body = JSON.stringify({ event, id, model, kind, message, value, threshold, raisedAt, endedAt });
  const call = { url: rule.url, secret, event: `alert.${event}`, delivery: `${id}-${event}`, body };
  await recordDelivery(alert, await callWebhook(call, alert.attempts));
}
