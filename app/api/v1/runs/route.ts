import { CreateRunBodySchema } from '#server/doors/api-schemas';
import { route } from '#server/doors/route';
import { createRun } from '#server/runs/create-run';
import { getRuns } from '#server/runs/runs.repo';
import { SearchRunsSchema, searchRunIds } from '#server/runs/search-runs';
import { withStale } from '#server/runs/stale-runs';

export const GET = route({ query: SearchRunsSchema }, async ({ query }) => {
  const { ids, next } = await searchRunIds(query);
  return { runs: await withStale(await getRuns(ids)), next };
});

export const POST = route({ body: CreateRunBodySchema, status: 202 }, ({ body, actor }) => createRun(body, actor));
