import { route } from '#server/doors/route';
import { saveComparison } from '#server/runs/save-comparison';
import { SaveComparisonSchema } from '#server/runs/saved-comparison-schema';

export const POST = route({ body: SaveComparisonSchema, status: 201 }, ({ body, actor }) =>
  saveComparison(body, actor),
);
