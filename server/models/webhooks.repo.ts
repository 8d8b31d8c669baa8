/** Webhooks of models, and the calls they are owed. Calls are written with the move they tell of (aliases.repo.ts). */
import { newId } from '#server/platform/id';
import { postgres } from '#server/platform/postgres';
import type { DeliveryOutcome } from '#server/platform/webhook';
import type { AliasWebhook, WebhookDelivery } from './webhook-schema.ts';

export async function findWebhook(model: string): Promise<AliasWebhook | null> {
  const select = { url: true, changedBy: true, changedAt: true } as const;
  return postgres().aliasWebhook.findUnique({ where: { model }, select });
}

/** With what signs its calls: for the one who calls, not for people. */
export async function findWebhookTarget(model: string): Promise<{ url: string; secret: string } | null> {
  return postgres().aliasWebhook.findUnique({ where: { model }, select: { url: true, secret: true } });
}

export async function putWebhook(
  model: string,
  webhook: { url: string; secret: string; changedBy: string },
): Promise<void> {
  const data = { ...webhook, changedAt: new Date() };
  await postgres().aliasWebhook.upsert({ where: { model }, create: { model, ...data }, update: data });
}

/** Calls that are still owed are given up with it. */
export async function deleteWebhook(model: string): Promise<void> {
  await postgres().$transaction([
    postgres().aliasWebhook.deleteMany({ where: { model } }),
    postgres().webhookDelivery.updateMany({
      where: { model, nextTryAt: { not: null } },
      data: { nextTryAt: null, lastError: 'The webhook was removed before this could be sent.' },
    }),
  ]);
}

/** Newest first. */
export async function listDeliveries(model: string, limit = 10): Promise<WebhookDelivery[]> {
  return postgres().webhookDelivery.findMany({
    where: { model },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    take: limit,
  });
}

/** Writes down a call that is made at once, and once. */
export async function addTestDelivery(model: string, by: string): Promise<WebhookDelivery> {
  const id = newId();
  const body = JSON.stringify({ event: 'test', id, model, by, at: new Date() });
  return postgres().webhookDelivery.create({ data: { id, model, event: 'test', body, attempts: 1 } });
}

/** Calls that are due, the oldest first; each is given to one process only, until `leaseMs` later. */
export async function claimDeliveries(leaseMs: number): Promise<WebhookDelivery[]> {
  const now = new Date();
  const due = await postgres().webhookDelivery.findMany({
    where: { nextTryAt: { lte: now } },
    orderBy: { nextTryAt: 'asc' },
    take: 20,
  });
  const claimed: WebhookDelivery[] = [];
  for (const row of due) {
    const { count } = await postgres().webhookDelivery.updateMany({
      where: { id: row.id, nextTryAt: row.nextTryAt },
      data: { nextTryAt: new Date(now.getTime() + leaseMs), attempts: { increment: 1 } },
    });
    if (count > 0) claimed.push({ ...row, attempts: row.attempts + 1 });
  }
  return claimed;
}

export async function recordDelivery(id: string, outcome: DeliveryOutcome): Promise<WebhookDelivery> {
  return postgres().webhookDelivery.update({ where: { id }, data: outcome });
}
