import { NameParamsSchema } from '#server/doors/api-schemas';
import { route } from '#server/doors/route';
import { ServingQuerySchema } from '#server/doors/serving-routes';
import { describeServedFeatures, describeServing } from '#server/inference/describe-serving';
import { getModel } from '#server/models/models.repo';
import { PRODUCTION } from '#server/models/vocabulary';

export const GET = route({ params: NameParamsSchema, query: ServingQuerySchema }, async ({ params, query }) => {
  const { name, versions } = await getModel(params.name);
  const production = versions.find(({ aliases }) => aliases.includes(PRODUCTION));
  const [serving, features] = await Promise.all([
    describeServing(name, query.span),
    production ? describeServedFeatures(production) : null,
  ]);
  return { ...serving, production: production?.version ?? null, drift: features };
});
