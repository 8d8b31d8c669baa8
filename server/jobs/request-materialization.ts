import type { Actor } from '#server/access/actor';
import { getView } from '#server/feature-store/registry';
import type { Materialize, MaterializeAnswer, MaterializeIncremental } from '#server/feature-store/serving-schema';
import { AppError } from '#server/platform/errors';
import { requestJob } from './request-job.ts';

/**
 * Asks a worker for what Feast's /materialize does, or /materialize-incremental when no start is named.
 * @throws AppError `not_found` for an unknown view; `invalid_input` for bounds the wrong way round; `unavailable` when
 * no worker was ever started.
 */
export async function requestMaterialization(
  { feature_views: views, end_ts: end, ...rest }: Materialize | MaterializeIncremental,
  actor: Actor,
): Promise<MaterializeAnswer> {
  const start = 'start_ts' in rest ? rest.start_ts : undefined;
  if (start !== undefined && start >= end) {
    const message = `start_ts ${start} is not before end_ts ${end}.`;
    throw new AppError('invalid_input', message, { fields: { start_ts: message } });
  }
  for (const name of views ?? []) await getView(name);
  const job = await requestJob('materialize', { end, ...(start && { start }), ...(views && { views }) }, actor);
  return { status: 'accepted', feature_views: views ?? [], job_id: job.id, job: `/api/v1/jobs/${job.id}` };
}
