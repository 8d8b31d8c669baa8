import { PageQuerySchema } from '#server/doors/api-schemas';
import { route } from '#server/doors/route';
import { createSweep } from '#server/runs/create-sweep';
import { CreateSweepSchema } from '#server/runs/create-sweep-schema';
import { listSweeps } from '#server/runs/sweeps.repo';

export const GET = route({ query: PageQuerySchema }, async ({ query }) => {
  const sweeps = await listSweeps(query);
  return { sweeps, next: sweeps.length === query.limit ? sweeps.at(-1)!.id : null };
});

export const POST = route({ body: CreateSweepSchema, status: 202 }, ({ body, actor }) => createSweep(body, actor));
