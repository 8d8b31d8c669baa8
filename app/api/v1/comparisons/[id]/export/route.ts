import { IdParamsSchema, SavedExportQuerySchema } from '#server/doors/api-schemas';
import { route } from '#server/doors/route';
import { readSavedComparison } from '#server/runs/read-saved-comparison';
import { toComparisonFile } from '../../../../../compare/to-comparison-file.ts';

export const GET = route(
  { params: IdParamsSchema, query: SavedExportQuerySchema },
  async ({ params: { id }, query: { format }, request }) => {
    const { saved, comparison } = await readSavedComparison(id);
    const at = saved.snapshot ? saved.createdAt : new Date();
    return toComparisonFile(comparison, format, { link: `/compare/${id}`, at, request });
  },
);
