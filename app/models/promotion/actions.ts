'use server';

import type { Route } from 'next';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { action } from '#server/doors/action';
import { previewPromotion } from '#server/models/preview-promotion';
import { requestPromotion } from '#server/models/request-promotion';
import { AliasNameSchema, ConsentSchema, ModelNameSchema } from '#server/models/schema';
import { type HeldUp, promoteOrShow } from './promote-or-show.ts';

const PromotionFormSchema = z.object({
  intent: z.enum(['check', 'request', 'promote']).default('promote'),
  run: z.string().optional(),
  version: z.string().optional(),
  model: ModelNameSchema,
  alias: AliasNameSchema,
  reason: z.string().default(''),
  ...ConsentSchema.shape,
});

export const promoteAction = action(PromotionFormSchema, async ({ intent, ...input }, actor): Promise<HeldUp> => {
  const { reason, override, ...looked } = input;
  if (intent === 'check') {
    const words = reason.trim().length > 0 ? { reason } : {};
    return { preview: await previewPromotion({ ...looked, ...words }, actor), refusal: null };
  }
  if (intent === 'request') {
    await requestPromotion({ ...looked, reason }, actor);
    redirect(`/models/${input.model}#requests`);
  }
  const outcome = await promoteOrShow(input, actor);
  if ('preview' in outcome) return outcome;
  redirect(`/models/${outcome.model}/${outcome.version}` as Route);
});
