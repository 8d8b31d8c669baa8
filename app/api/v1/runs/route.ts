import { CreateRunBodySchema, PageQuerySchema } from '#server/doors/api-schemas';
import { route } from '#server/doors/route';
import { createRun } from '#server/runs/create-run';
import { listRuns } from '#server/runs/runs.repo';
import { withStale } from '#server/runs/stale-runs';

export const GET = route({ query: PageQuerySchema }, async ({ query }) => {
  const runs = await listRuns(query);
  return { runs: await withStale(runs), next: runs.length === query.limit ? runs.at(-1)!.id : null };
});

export const POST = route({ body: CreateRunBodySchema, status: 202 }, ({ body, actor }) => createRun(body, actor));
