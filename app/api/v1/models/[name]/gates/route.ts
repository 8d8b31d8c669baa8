import { GatesQuerySchema } from '#server/doors/alias-routes';
import { NameParamsSchema } from '#server/doors/api-schemas';
import { route } from '#server/doors/route';
import { previewPromotion } from '#server/models/preview-promotion';

export const GET = route({ params: NameParamsSchema, query: GatesQuerySchema }, ({ params, query, actor }) =>
  previewPromotion({ ...query, model: params.name }, actor),
);
