import { IdParamsSchema } from '#server/doors/api-schemas';
import { route } from '#server/doors/route';
import { rerun } from '#server/runs/rerun';

export const POST = route({ params: IdParamsSchema, status: 202 }, ({ params, actor }) => rerun(params.id, actor));
