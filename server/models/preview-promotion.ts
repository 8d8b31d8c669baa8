import type { Actor } from '#server/access/actor';
import { parseInput } from '#server/platform/parse-input';
import { type Candidate, gatherCandidate } from './gates/gather-candidate.ts';
import { judgePromotion } from './gates/judge-promotion.ts';
import { withConsent } from './gates/require-consent.ts';
import { getModelVersion } from './models.repo.ts';
import { getPromotableRun } from './promote-run.ts';
import { candidateOf } from './promote-version.ts';
import { getProtection, isLeadOf, isProtected } from './protection.ts';
import {
  type PreviewPromotion,
  PreviewPromotionSchema,
  type PromotionPreview,
  type PromotionSubject,
} from './request-schema.ts';

/**
 * What a promotion would meet: its gates as they stand now, and whether the actor may do it. Nothing is moved; but where
 * the run's split seals a slice, this opens it, and that is kept as a look.
 *
 * @throws AppError as a promotion would, but for what its gates say.
 */
export async function previewPromotion(input: PreviewPromotion, actor: Actor): Promise<PromotionPreview> {
  const { run, version, acknowledge, override, ...destination } = parseInput(PreviewPromotionSchema, input);
  const { model, alias } = destination;
  const candidate = await findCandidate(model, { run, version }, actor);
  const protection = await getProtection(model);
  const isLead = isLeadOf(protection, actor);
  const by = { consent: { acknowledge, override }, actor, isLead };
  const checklist = withConsent(await judgePromotion(candidate, destination), by);
  const isGuarded = isProtected(protection, alias);
  return { checklist, isProtected: isGuarded, mayMove: isLead || !isGuarded, isLead };
}

async function findCandidate(model: string, { run, version }: PromotionSubject, actor: Actor): Promise<Candidate> {
  return version === undefined
    ? gatherCandidate(await getPromotableRun(run ?? ''), actor)
    : candidateOf(await getModelVersion(model, version), actor);
}
