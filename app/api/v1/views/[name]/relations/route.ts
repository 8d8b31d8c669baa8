import { NameParamsSchema } from '#server/doors/api-schemas';
import { route } from '#server/doors/route';
import { RelationsQuerySchema } from '#server/doors/view-routes';
import { relateFeatures } from '#server/runs/relate-features';

export const GET = route({ params: NameParamsSchema, query: RelationsQuerySchema }, ({ params, query }) =>
  relateFeatures(params.name, query.label),
);
