import { createHmac } from 'node:crypto';

/**
 * What proves to a webhook's owner who sent it: `t=<seconds>,v1=<hex>`, the HMAC-SHA256 of `<seconds>.<body>` under the
 * rule's secret. The time is signed too, so that an old call cannot be sent again.
 */
export function signWebhook(body: string, secret: string, now: Date): string {
  const seconds = Math.floor(now.getTime() / 1_000);
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
}
