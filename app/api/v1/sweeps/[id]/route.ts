import { IdParamsSchema } from '#server/doors/api-schemas';
import { route } from '#server/doors/route';
import { getSweep } from '#server/runs/sweeps.repo';

export const GET = route({ params: IdParamsSchema }, ({ params }) => getSweep(params.id));
