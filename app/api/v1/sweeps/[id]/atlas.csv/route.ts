import { IdParamsSchema } from '#server/doors/api-schemas';
import { route } from '#server/doors/route';
import { AtlasQuerySchema } from '#server/doors/sweep-routes';
import { toAtlasCsv } from '#server/runs/atlas-csv';
import { readAtlas } from '#server/runs/read-atlas';

export const GET = route({ params: IdParamsSchema, query: AtlasQuerySchema }, async ({ params, query }) => {
  const csv = toAtlasCsv(await readAtlas(params.id, query.metric));
  return new Response(csv, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="sweep-${params.id}.csv"`,
    },
  });
});
