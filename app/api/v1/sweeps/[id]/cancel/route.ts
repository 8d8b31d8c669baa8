import { IdParamsSchema } from '#server/doors/api-schemas';
import { route } from '#server/doors/route';
import { cancelSweep } from '#server/runs/steer-sweep';

export const POST = route({ params: IdParamsSchema, status: 202 }, ({ params }) => cancelSweep(params.id));
