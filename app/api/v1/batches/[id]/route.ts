import { IdParamsSchema } from '#server/doors/api-schemas';
import { route } from '#server/doors/route';
import { getBatch } from '#server/inference/batches.repo';

export const GET = route({ params: IdParamsSchema }, ({ params }) => getBatch(params.id));
