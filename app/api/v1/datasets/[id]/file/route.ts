import { route } from '#server/doors/route';
import { DatasetFileQuerySchema, DatasetParamsSchema } from '#server/feature-store/dataset-schema';
import { openDatasetFile } from '#server/feature-store/datasets';

const TYPES = { parquet: 'application/vnd.apache.parquet', csv: 'text/csv; charset=utf-8' } as const;

export const GET = route(
  { params: DatasetParamsSchema, query: DatasetFileQuerySchema },
  async ({ params: { id }, query: { format } }) =>
    new Response(await openDatasetFile(id, format), {
      headers: {
        'content-type': TYPES[format],
        'content-disposition': `attachment; filename="dataset-${id}.${format}"`,
      },
    }),
);
