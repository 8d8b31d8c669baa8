import { RequestParamsSchema } from '#server/doors/alias-routes';
import { route } from '#server/doors/route';
import { decideRequest } from '#server/models/decide-request';
import { DecideRequestSchema } from '#server/models/request-schema';
import { getRequest } from '#server/models/requests.repo';

export const GET = route({ params: RequestParamsSchema }, ({ params: { name, id } }) => getRequest(name, id));

export const PUT = route(
  { params: RequestParamsSchema, body: DecideRequestSchema },
  ({ params: { name, id }, body, actor }) => decideRequest({ model: name, id }, body, actor),
);
