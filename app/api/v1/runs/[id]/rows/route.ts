import { IdParamsSchema } from '#server/doors/api-schemas';
import { route } from '#server/doors/route';
import { HoldoutRowsQuerySchema, listHoldoutRows } from '#server/runs/holdout-rows';

export const GET = route({ params: IdParamsSchema, query: HoldoutRowsQuerySchema }, ({ params, query }) =>
  listHoldoutRows(params.id, query),
);
