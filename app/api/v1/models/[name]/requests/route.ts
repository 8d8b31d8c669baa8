import { NameParamsSchema } from '#server/doors/api-schemas';
import { route } from '#server/doors/route';
import { getModel } from '#server/models/models.repo';
import { requestPromotion } from '#server/models/request-promotion';
import { RequestBodySchema } from '#server/models/request-schema';
import { listRequests } from '#server/models/requests.repo';

export const GET = route({ params: NameParamsSchema }, async ({ params }) => {
  const { name } = await getModel(params.name);
  return { requests: await listRequests(name) };
});

export const POST = route(
  { params: NameParamsSchema, body: RequestBodySchema, status: 201 },
  ({ params, body, actor }) => requestPromotion({ ...body, model: params.name }, actor),
);
