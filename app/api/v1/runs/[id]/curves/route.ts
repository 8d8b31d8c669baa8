import { IdParamsSchema } from '#server/doors/api-schemas';
import { route } from '#server/doors/route';
import { readRunCurves } from '#server/runs/run-curves';

export const GET = route({ params: IdParamsSchema }, ({ params }) => readRunCurves(params.id));
