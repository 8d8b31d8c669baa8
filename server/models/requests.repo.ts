/** Requested promotions and what came of them. */

import { AppError } from '#server/platform/errors';
import type { Prisma, PromotionRequest as RequestRow } from '#server/platform/generated/client';
import { newId } from '#server/platform/id';
import { postgres } from '#server/platform/postgres';
import type { Gate, GateName } from './gate-schema.ts';
import type { PromotionRequest } from './request-schema.ts';

/** A decision that was begun and never ended is taken up by the next lead after this. */
const LEASE_MS = 300_000;

type NewRequest = Pick<
  PromotionRequest,
  'model' | 'alias' | 'run' | 'version' | 'reason' | 'acknowledged' | 'gates' | 'requestedBy'
>;

export async function insertRequest({
  run,
  version,
  gates,
  acknowledged,
  ...asked
}: NewRequest): Promise<PromotionRequest> {
  const row = await postgres().promotionRequest.create({
    data: {
      ...asked,
      id: newId(),
      runId: run ?? null,
      version: version ?? null,
      acknowledged: [...acknowledged],
      gates: gates as unknown as Prisma.InputJsonArray,
    },
  });
  return toRequest(row);
}

/** Of a model, pending ones first, then newest first; at most `limit`. */
export async function listRequests(model: string, limit = 50): Promise<PromotionRequest[]> {
  const rows = await postgres().promotionRequest.findMany({
    where: { model },
    orderBy: [{ decidedAt: { sort: 'desc', nulls: 'first' } }, { requestedAt: 'desc' }],
    take: limit,
  });
  return rows.map(toRequest);
}

/** @throws AppError not_found. */
export async function getRequest(model: string, id: string): Promise<PromotionRequest> {
  const row = await postgres().promotionRequest.findUnique({ where: { id, model } });
  if (row) return toRequest(row);
  throw new AppError('not_found', `Model "${model}" has no requested promotion "${id}".`);
}

/** Takes a request to be decided; of two leads at once one gets it. @throws AppError conflict for the other. */
export async function claimRequest({ id, model }: Pick<PromotionRequest, 'id' | 'model'>, by: string): Promise<void> {
  const stale = { status: 'deciding', decidedAt: { lt: new Date(Date.now() - LEASE_MS) } };
  const { count } = await postgres().promotionRequest.updateMany({
    where: { id, OR: [{ status: 'pending' }, stale] },
    data: { status: 'deciding', decidedBy: by, decidedAt: new Date() },
  });
  if (count > 0) return;
  const { status, decidedBy } = await getRequest(model, id);
  throw new AppError('conflict', `The request ${id} is ${status} by ${decidedBy} already.`);
}

/** Ends a claimed request, or gives it back to be decided later. */
export async function endRequest(
  id: string,
  outcome:
    | { readonly status: 'approved'; readonly word: string; readonly became: string }
    | { readonly status: 'declined'; readonly word: string }
    | { readonly status: 'pending' },
): Promise<void> {
  const undone = outcome.status === 'pending' ? { decidedBy: null, decidedAt: null } : { decidedAt: new Date() };
  await postgres().promotionRequest.update({ where: { id, status: 'deciding' }, data: { ...outcome, ...undone } });
}

const toRequest = ({ runId, version, gates, acknowledged, status, ...row }: RequestRow): PromotionRequest => ({
  ...row,
  ...(runId !== null && { run: runId }),
  ...(version !== null && { version }),
  acknowledged: acknowledged as GateName[],
  gates: gates as unknown as readonly Gate[],
  status: status as PromotionRequest['status'],
});
