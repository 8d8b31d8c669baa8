import { IdParamsSchema } from '#server/doors/api-schemas';
import { route } from '#server/doors/route';
import { getRun } from '#server/runs/runs.repo';

export const GET = route({ params: IdParamsSchema }, ({ params }) => getRun(params.id));
