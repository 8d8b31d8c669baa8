'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { action } from '#server/doors/action';
import { removeAliasWebhook, setAliasWebhook, testAliasWebhook } from '#server/models/alias-webhook';
import { decideRequest } from '#server/models/decide-request';
import { protectModel } from '#server/models/protection';
import { ProtectModelSchema } from '#server/models/protection-schema';
import { ConsentSchema, ModelNameSchema } from '#server/models/schema';
import { AliasWebhookSchema } from '#server/models/webhook-schema';

const ModelShape = { model: ModelNameSchema };

export const protectModelAction = action(ProtectModelSchema.extend(ModelShape), async ({ model, ...input }, actor) => {
  const protection = await protectModel(model, input, actor);
  refresh();
  return protection;
});

const DecisionSchema = z.object({
  ...ModelShape,
  id: z.string(),
  decision: z.enum(['approve', 'decline']),
  word: z.string().optional(),
  ...ConsentSchema.shape,
});

export const decideRequestAction = action(DecisionSchema, async ({ model, id, ...input }, actor) => {
  const { status, became } = await decideRequest({ model, id }, input, actor);
  refresh();
  return { status, became };
});

export const setWebhookAction = action(AliasWebhookSchema.extend(ModelShape), async ({ model, ...input }, actor) => {
  const { newSecret } = await setAliasWebhook(model, input, actor);
  refresh();
  return { newSecret };
});

export const testWebhookAction = action(z.strictObject(ModelShape), async ({ model }, actor) => {
  const { lastError } = await testAliasWebhook(model, actor);
  refresh();
  return { lastError };
});

export const removeWebhookAction = action(z.strictObject(ModelShape), async ({ model }, actor) => {
  await removeAliasWebhook(model, actor);
  refresh();
});
