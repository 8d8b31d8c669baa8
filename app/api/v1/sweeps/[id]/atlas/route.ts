import { IdParamsSchema } from '#server/doors/api-schemas';
import { route } from '#server/doors/route';
import { AtlasQuerySchema } from '#server/doors/sweep-routes';
import { readAtlas } from '#server/runs/read-atlas';

/** Without the points, of which there may be thousands. */
export const GET = route({ params: IdParamsSchema, query: AtlasQuerySchema }, async ({ params, query }) => {
  const { points, ...atlas } = await readAtlas(params.id, query.metric);
  return { ...atlas, points: points.length };
});
