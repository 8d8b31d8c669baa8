import { NameParamsSchema } from '#server/doors/api-schemas';
import { FlagBodySchema } from '#server/doors/prediction-routes';
import { route } from '#server/doors/route';
import { flagAnswer } from '#server/inference/flag-answer';
import { listFlags } from '#server/inference/flagged-answers.repo';
import { getModel } from '#server/models/models.repo';

export const GET = route({ params: NameParamsSchema }, async ({ params }) => {
  const { name } = await getModel(params.name);
  return { flags: await listFlags(name) };
});

export const POST = route({ params: NameParamsSchema, body: FlagBodySchema, status: 201 }, ({ params, body, actor }) =>
  flagAnswer({ ...body, model: params.name }, actor),
);
