import { IdParamsSchema } from '#server/doors/api-schemas';
import { route } from '#server/doors/route';
import { pauseSweep } from '#server/runs/steer-sweep';

export const POST = route({ params: IdParamsSchema, status: 202 }, ({ params }) => pauseSweep(params.id));
