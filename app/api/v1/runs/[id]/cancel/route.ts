import { IdParamsSchema } from '#server/doors/api-schemas';
import { route } from '#server/doors/route';
import { cancelRun } from '#server/runs/cancel-run';

export const POST = route({ params: IdParamsSchema, status: 202 }, ({ params }) => cancelRun(params.id));
