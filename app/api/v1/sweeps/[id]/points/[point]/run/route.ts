import { route } from '#server/doors/route';
import { PointParamsSchema, RunFromPointBodySchema } from '#server/doors/sweep-routes';
import { createRunFromPoint } from '#server/runs/create-run-from-point';

export const POST = route(
  { params: PointParamsSchema, body: RunFromPointBodySchema, status: 202 },
  ({ params, body, actor }) => createRunFromPoint(params.id, params.point, body, actor),
);
