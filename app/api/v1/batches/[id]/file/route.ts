import { IdParamsSchema } from '#server/doors/api-schemas';
import { route } from '#server/doors/route';
import { openBatchFile } from '#server/inference/open-batch-file';

export const GET = route({ params: IdParamsSchema }, async ({ params }) => {
  const { bytes, fileName } = await openBatchFile(params.id);
  return new Response(bytes, {
    headers: {
      'content-type': 'application/vnd.apache.parquet',
      'content-disposition': `attachment; filename="${fileName}"`,
    },
  });
});
