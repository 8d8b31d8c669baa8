import { ExplainBodySchema, IdParamsSchema } from '#server/doors/api-schemas';
import { route } from '#server/doors/route';
import { requestJob } from '#server/jobs/request-job';
import { requireExplainable } from '#server/runs/explain-run';
import { listExplanations } from '#server/runs/explanations.repo';
import { getRun } from '#server/runs/runs.repo';

export const GET = route({ params: IdParamsSchema }, async ({ params }) => {
  await getRun(params.id);
  return { explanations: await listExplanations(params.id) };
});

export const POST = route(
  { params: IdParamsSchema, body: ExplainBodySchema, status: 202 },
  async ({ params, body, actor }) => {
    requireExplainable(await getRun(params.id));
    return requestJob('explain', { runId: params.id, kind: body.kind }, actor);
  },
);
