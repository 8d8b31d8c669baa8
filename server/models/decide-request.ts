import type { Actor } from '#server/access/actor';
import { parseInput } from '#server/platform/parse-input';
import { promoteRun } from './promote-run.ts';
import { promoteVersion } from './promote-version.ts';
import { requireLead } from './protection.ts';
import { type DecideRequest, DecideRequestSchema, type PromotionRequest } from './request-schema.ts';
import { claimRequest, endRequest, getRequest } from './requests.repo.ts';
import type { GateConsent, ModelVersion } from './schema.ts';

/** A request to be decided: its model stands in the address, so that an id of another model is none. */
export type RequestKey = Pick<PromotionRequest, 'model' | 'id'>;

/**
 * Approves a requested promotion, which does it, or declines it. The gates are judged again, as production is now; what
 * was acknowledged by who asked stays so. Where the promotion is refused the request stays pending.
 *
 * @throws AppError not_found; forbidden for who does not lead the model; conflict for a request that is decided, or
 *   where a gate is shut; and whatever the promotion throws.
 */
export async function decideRequest(key: RequestKey, input: DecideRequest, actor: Actor): Promise<PromotionRequest> {
  const { decision, word, ...consent } = parseInput(DecideRequestSchema, input);
  const request = await getRequest(key.model, key.id);
  await requireLead(request.model, actor);
  await claimRequest(request, actor.name);
  if (decision === 'decline') {
    await endRequest(request.id, { status: 'declined', word });
  } else {
    const { version } = await promoteOrGiveBack(request, { word, consent }, actor);
    await endRequest(request.id, { status: 'approved', word, became: version });
  }
  return getRequest(request.model, request.id);
}

interface Approval {
  readonly word: string;
  readonly consent: GateConsent;
}

async function promoteOrGiveBack(request: PromotionRequest, approval: Approval, actor: Actor): Promise<ModelVersion> {
  try {
    return await promoteRequested(request, approval, actor);
  } catch (error) {
    await endRequest(request.id, { status: 'pending' });
    throw error;
  }
}

function promoteRequested(
  { model, alias, run, version, reason, acknowledged, requestedBy }: PromotionRequest,
  { word, consent }: Approval,
  actor: Actor,
): Promise<ModelVersion> {
  const promotion = {
    ...{ model, alias, override: consent.override },
    acknowledge: [...new Set([...acknowledged, ...consent.acknowledge])],
    reason: word ? `${reason} (${actor.name}: ${word})`.slice(0, 500) : reason,
  };
  return version === undefined
    ? promoteRun(run ?? '', promotion, actor, { requestedBy })
    : promoteVersion({ ...promotion, to: version }, actor, { requestedBy });
}
