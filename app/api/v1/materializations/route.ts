import { route } from '#server/doors/route';
import { getView } from '#server/feature-store/registry';
import { JOB_INPUTS } from '#server/jobs/definitions';
import { requestJob } from '#server/jobs/request-job';

export const POST = route({ body: JOB_INPUTS.materialize, status: 202 }, async ({ body, actor }) => {
  if ('views' in body) await Promise.all((body.views ?? []).map(getView));
  return requestJob('materialize', body, actor);
});
