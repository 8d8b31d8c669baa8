import { randomBytes } from 'node:crypto';
import type { Actor } from '#server/access/actor';
import { AppError } from '#server/platform/errors';
import { parseInput } from '#server/platform/parse-input';
import { callOnce } from './deliver-webhooks.ts';
import { getModel } from './models.repo.ts';
import { requireLead } from './protection.ts';
import {
  type AliasWebhook,
  type AliasWebhookInput,
  AliasWebhookSchema,
  type WebhookDelivery,
} from './webhook-schema.ts';
import {
  addTestDelivery,
  deleteWebhook,
  findWebhook,
  findWebhookTarget,
  putWebhook,
  recordDelivery,
} from './webhooks.repo.ts';

/**
 * Sets who is told when an alias of a model moves.
 * @returns the webhook, and the secret that signs its calls where it is a new one: it is not shown again.
 * @throws AppError invalid_input naming the field; not_found for an unknown model; forbidden for who does not lead it.
 */
export async function setAliasWebhook(
  model: string,
  input: AliasWebhookInput,
  actor: Actor,
): Promise<{ webhook: AliasWebhook; newSecret: string | null }> {
  const { url, secret } = parseInput(AliasWebhookSchema, input);
  await getModel(model);
  await requireLead(model, actor);
  const kept = secret ?? (await findWebhookTarget(model))?.secret ?? null;
  const used = kept ?? randomBytes(24).toString('base64url');
  await putWebhook(model, { url, secret: used, changedBy: actor.name });
  return { webhook: (await findWebhook(model))!, newSecret: kept === null ? used : null };
}

/** Tells nobody any more. @throws AppError not_found; forbidden for who does not lead the model. */
export async function removeAliasWebhook(model: string, actor: Actor): Promise<void> {
  await getModel(model);
  await requireLead(model, actor);
  await deleteWebhook(model);
}

/**
 * Calls a webhook once, now, with an event that says it is a test.
 * @returns whether it was heard.
 * @throws AppError conflict where the model has no webhook; forbidden for who does not lead it.
 */
export async function testAliasWebhook(model: string, actor: Actor): Promise<WebhookDelivery> {
  await requireLead(model, actor);
  if (!(await findWebhook(model))) {
    throw new AppError('conflict', `Model "${model}" has no webhook to be tested; set its address first.`);
  }
  const delivery = await addTestDelivery(model, actor.name);
  return recordDelivery(delivery.id, { ...(await callOnce(delivery)), nextTryAt: null });
}
