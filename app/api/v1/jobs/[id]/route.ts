import { IdParamsSchema } from '#server/doors/api-schemas';
import { route } from '#server/doors/route';
import { getJob } from '#server/jobs/jobs.repo';

export const GET = route({ params: IdParamsSchema }, ({ params }) => getJob(params.id));
