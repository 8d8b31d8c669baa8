import { SplitsQuerySchema } from '#server/doors/api-schemas';
import { route } from '#server/doors/route';
import { listSplits } from '#server/runs/splits.repo';

export const GET = route({ query: SplitsQuerySchema }, async ({ query }) => ({
  splits: await listSplits(query.label),
}));
