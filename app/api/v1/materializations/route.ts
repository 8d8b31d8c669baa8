import { MaterializationsQuerySchema } from '#server/doors/api-schemas';
import { route } from '#server/doors/route';
import { listMaterializations } from '#server/feature-store/materializations.repo';
import { getView } from '#server/feature-store/registry';
import { JOB_INPUTS } from '#server/jobs/definitions';
import { requestJob } from '#server/jobs/request-job';

export const GET = route({ query: MaterializationsQuerySchema }, async ({ query }) => ({
  materializations: await listMaterializations(query.view, query.limit),
}));

export const POST = route({ body: JOB_INPUTS.materialize, status: 202 }, async ({ body, actor }) => {
  if ('views' in body) await Promise.all((body.views ?? []).map(getView));
  return requestJob('materialize', body, actor);
});
