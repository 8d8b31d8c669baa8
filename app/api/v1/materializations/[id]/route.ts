import { IdParamsSchema } from '#server/doors/api-schemas';
import { route } from '#server/doors/route';
import { getMaterialization } from '#server/feature-store/materializations.repo';

export const GET = route({ params: IdParamsSchema }, ({ params }) => getMaterialization(params.id));
