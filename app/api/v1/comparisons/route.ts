import { PageQuerySchema } from '#server/doors/api-schemas';
import { route } from '#server/doors/route';
import { saveComparison } from '#server/runs/save-comparison';
import { SaveComparisonSchema } from '#server/runs/saved-comparison-schema';
import { listSavedComparisons } from '#server/runs/saved-comparisons.repo';

export const GET = route({ query: PageQuerySchema }, async ({ query }) => {
  const comparisons = await listSavedComparisons(query);
  return { comparisons, next: comparisons.length === query.limit ? comparisons.at(-1)!.id : null };
});

export const POST = route({ body: SaveComparisonSchema, status: 201 }, ({ body, actor }) =>
  saveComparison(body, actor),
);
