import { CompareQuerySchema } from '#server/doors/api-schemas';
import { route } from '#server/doors/route';
import { compareRuns } from '#server/runs/compare-runs';

export const GET = route({ query: CompareQuerySchema }, ({ query: { runs, ...options } }) =>
  compareRuns(runs, options),
);
