import { IdParamsSchema } from '#server/doors/api-schemas';
import { route } from '#server/doors/route';
import { cancelBatch } from '#server/jobs/request-batch';

export const POST = route({ params: IdParamsSchema, status: 202 }, ({ params }) => cancelBatch(params.id));
