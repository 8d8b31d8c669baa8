import { revokeApiKey } from '#server/access/api-keys.repo';
import { IdParamsSchema } from '#server/doors/api-schemas';
import { route } from '#server/doors/route';

export const POST = route({ params: IdParamsSchema }, ({ params, actor }) => revokeApiKey(params.id, actor.name));
