import type { Actor } from '#server/access/actor';
import { AppError } from '#server/platform/errors';
import { parseInput } from '#server/platform/parse-input';
import { getModel } from './models.repo.ts';
import { previewPromotion } from './preview-promotion.ts';
import { type PromotionRequest, type RequestPromotion, RequestPromotionSchema } from './request-schema.ts';
import { insertRequest } from './requests.repo.ts';

/**
 * Asks the leads of a model to move a protected alias, with the gates as they stand. Gates that are shut do not keep
 * anybody from asking: whether they count is for a lead to say.
 *
 * @throws AppError not_found; invalid_input naming the field; conflict where the actor may move the alias themselves.
 */
export async function requestPromotion(input: RequestPromotion, actor: Actor): Promise<PromotionRequest> {
  const { acknowledge, ...asked } = parseInput(RequestPromotionSchema, input);
  const { model, alias } = asked;
  await getModel(model);
  const { checklist, mayMove } = await previewPromotion({ ...asked, acknowledge }, actor);
  if (mayMove) {
    throw new AppError('conflict', `${actor.name} may move ${model}@${alias}: promote it, there is nobody to ask.`);
  }
  return insertRequest({ ...asked, acknowledged: acknowledge, gates: checklist.gates, requestedBy: actor.name });
}
