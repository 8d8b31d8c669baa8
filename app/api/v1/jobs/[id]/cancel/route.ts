import { IdParamsSchema } from '#server/doors/api-schemas';
import { route } from '#server/doors/route';
import { cancelJob } from '#server/jobs/jobs.repo';

export const POST = route({ params: IdParamsSchema, status: 202 }, ({ params }) => cancelJob(params.id));
