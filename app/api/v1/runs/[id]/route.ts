import { IdParamsSchema } from '#server/doors/api-schemas';
import { route } from '#server/doors/route';
import { getRun } from '#server/runs/runs.repo';
import { withStale } from '#server/runs/stale-runs';

export const GET = route({ params: IdParamsSchema }, async ({ params }) => {
  const [run] = await withStale([await getRun(params.id)]);
  return run;
});
