import { IdParamsSchema } from '#server/doors/api-schemas';
import { route } from '#server/doors/route';
import { PointsQuerySchema } from '#server/doors/sweep-routes';
import { readAtlas } from '#server/runs/read-atlas';

export const GET = route({ params: IdParamsSchema, query: PointsQuerySchema }, async ({ params, query }) => {
  const { points } = await readAtlas(params.id, query.metric);
  const page = points.slice(query.after, query.after + query.limit);
  const end = query.after + page.length;
  return { points: page, next: end < points.length ? `${end}` : null };
});
