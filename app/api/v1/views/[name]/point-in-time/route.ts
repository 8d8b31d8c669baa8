import { NameParamsSchema } from '#server/doors/api-schemas';
import { PointInTimeQuerySchema } from '#server/doors/dataset-routes';
import { route } from '#server/doors/route';
import { explainPointInTime } from '#server/feature-store/explain-point-in-time';

export const GET = route({ params: NameParamsSchema, query: PointInTimeQuerySchema }, ({ params, query }) =>
  explainPointInTime({
    view: params.name,
    key: query.key,
    at: query.at ? new Date(query.at) : new Date(),
    createdCutoff: query.includeLate === 'false',
  }),
);
