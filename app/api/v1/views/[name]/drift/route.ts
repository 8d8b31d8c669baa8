import { NameParamsSchema } from '#server/doors/api-schemas';
import { route } from '#server/doors/route';
import { DriftQuerySchema } from '#server/doors/view-routes';
import { describeDrift } from '#server/feature-store/describe-drift';

export const GET = route({ params: NameParamsSchema, query: DriftQuerySchema }, ({ params, query }) =>
  describeDrift(params.name, query.since),
);
