import { IdParamsSchema } from '#server/doors/api-schemas';
import { ResolveFlagBodySchema } from '#server/doors/prediction-routes';
import { route } from '#server/doors/route';
import { resolveFlag } from '#server/inference/flagged-answers.repo';

export const POST = route({ params: IdParamsSchema, body: ResolveFlagBodySchema }, ({ params, body, actor }) =>
  resolveFlag(params.id, body.resolution, actor.name),
);
