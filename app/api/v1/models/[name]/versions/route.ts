import { NameParamsSchema, PromoteBodySchema } from '#server/doors/api-schemas';
import { route } from '#server/doors/route';
import { promoteRun } from '#server/models/promote-run';

export const POST = route(
  { params: NameParamsSchema, body: PromoteBodySchema, status: 201 },
  ({ params, body: { runId, ...promotion }, actor }) => promoteRun(runId, { ...promotion, model: params.name }, actor),
);
