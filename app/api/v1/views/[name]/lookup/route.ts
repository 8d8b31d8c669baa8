import { NameParamsSchema } from '#server/doors/api-schemas';
import { LookupQuerySchema } from '#server/doors/dataset-routes';
import { route } from '#server/doors/route';
import { lookUpEntity } from '#server/feature-store/look-up-entity';

export const GET = route({ params: NameParamsSchema, query: LookupQuerySchema }, ({ params, query }) =>
  lookUpEntity(params.name, query.key),
);
