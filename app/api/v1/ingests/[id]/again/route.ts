import { IdParamsSchema } from '#server/doors/api-schemas';
import { route } from '#server/doors/route';
import { getIngest } from '#server/feature-store/ingests.repo';
import { requestJob } from '#server/jobs/request-job';

export const POST = route({ params: IdParamsSchema, status: 202 }, async ({ params: { id }, actor }) => {
  await getIngest(id);
  return requestJob('ingest', { again: id }, actor);
});
