import { messageOf } from '#server/platform/errors';
import type { Alert } from '../alert-schema.ts';
import { claimUndelivered, findAlertRule, findAlertSecret, recordDelivery } from '../alerts.repo.ts';
import { signWebhook } from './sign-webhook.ts';

const PATIENCE_MS = 5_000;
/** A process that dies while it sends leaves the alert to another after this. */
const LEASE_MS = 60_000;
/** 10 s, 20 s, 40 s … some ten minutes in all. */
const FIRST_PAUSE_MS = 10_000;
const MOST_ATTEMPTS = 7;

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
  try {
    await post(rule.url, secret, alert);
    await recordDelivery(alert, { deliveredAt: new Date(), nextTryAt: null, lastError: null });
  } catch (error) {
    const pause = FIRST_PAUSE_MS * 2 ** (alert.attempts - 1);
    const nextTryAt = alert.attempts < MOST_ATTEMPTS ? new Date(Date.now() + pause) : null;
    await recordDelivery(alert, { deliveredAt: null, nextTryAt, lastError: messageOf(error).slice(0, 300) });
  }
}

async function post(url: string, secret: string, alert: Alert): Promise<void> {
  const { id, model, kind, message, value, threshold, raisedAt, endedAt } = alert;
  const event = endedAt ? 'ended' : 'raised';
  const body = JSON.stringify({ event, id, model, kind, message, value, threshold, raisedAt, endedAt });
  const response = await fetch(url, {
    method: 'POST',
    body,
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE_MS),
    headers: {
      'content-type': 'application/json',
      'x-cookoff-event': `alert.${event}`,
      'x-cookoff-delivery': `${id}-${event}`,
      'x-cookoff-signature': signWebhook(body, secret, new Date()),
    },
  });
  await response.body?.cancel();
  if (!response.ok) throw new Error(`The webhook answered ${response.status}.`);
}
