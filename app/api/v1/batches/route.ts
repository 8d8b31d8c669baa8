import { route } from '#server/doors/route';
import { JOB_INPUTS } from '#server/jobs/definitions';
import { requestJob } from '#server/jobs/request-job';
import { resolveVersion } from '#server/models/resolve-version';
import { requireServable } from '#server/models/stale-versions';

export const POST = route({ body: JOB_INPUTS.score, status: 202 }, async ({ body, actor }) => {
  await requireServable(await resolveVersion(body.model));
  return requestJob('score', body, actor);
});
