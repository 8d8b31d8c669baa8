import { createHmac } from 'node:crypto';

const PATIENCE_MS = 5_000;
/** 10 s, 20 s, 40 s … some ten minutes in all. */
const FIRST_PAUSE_MS = 10_000;
const MOST_ATTEMPTS = 7;

export interface WebhookCall {
  readonly url: string;
  readonly secret: string;
  /** `alert.raised`, `alias.moved`. */
  readonly event: string;
  /** The same for every try of one call, so that its owner can tell a repetition. */
  readonly delivery: string;
  readonly body: string;
}

/** How a try went, as its record keeps it. */
export interface DeliveryOutcome {
  readonly deliveredAt: Date | null;
  /** null when delivered or given up. */
  readonly nextTryAt: Date | null;
  readonly lastError: string | null;
}

/**
 * Calls a webhook once. Redirects are not followed: the address that was set up is the one that is told.
 * @param attempts tries so far, this one included; after the seventh it is given up.
 */
export async function callWebhook(call: WebhookCall, attempts: number): Promise<DeliveryOutcome> {
  try {
    await post(call);
    return { deliveredAt: new Date(), nextTryAt: null, lastError: null };
  } catch (error) {
    const pause = FIRST_PAUSE_MS * 2 ** (attempts - 1);
    const nextTryAt = attempts < MOST_ATTEMPTS ? new Date(Date.now() + pause) : null;
    return { deliveredAt: null, nextTryAt, lastError: sayFailure(error) };
  }
}

async function post({ url, secret, event, delivery, body }: WebhookCall): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    body,
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE_MS),
    headers: {
      'content-type': 'application/json',
      'x-cookoff-event': event,
      'x-cookoff-delivery': delivery,
      'x-cookoff-signature': signWebhook(body, secret, new Date()),
    },
  });
  await response.body?.cancel();
  if (!response.ok) throw new Error(`The webhook answered ${response.status}.`);
}

/** What fetch says is "fetch failed"; why stands in its cause. */
function sayFailure(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? ` (${error.cause.message})` : '';
  return `${error instanceof Error ? error.message : String(error)}${cause}`.slice(0, 300);
}

/**
 * What proves to a webhook's owner who sent it: `t=<seconds>,v1=<hex>`, the HMAC-SHA256 of `<seconds>.<body>` under the
 * secret. The time is signed too, so that an old call cannot be sent again.
 */
export function signWebhook(body: string, secret: string, now: Date): string {
  const seconds = Math.floor(now.getTime() / 1_000);
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
}
