import { NameParamsSchema } from '#server/doors/api-schemas';
import { route } from '#server/doors/route';
import { SearchKeysSchema, searchKeys } from '#server/feature-store/search-keys';

export const GET = route({ params: NameParamsSchema, query: SearchKeysSchema }, ({ params, query }) =>
  searchKeys(params.name, query),
);
