import { ExportComparisonQuerySchema } from '#server/doors/api-schemas';
import { route } from '#server/doors/route';
import { compareRuns } from '#server/runs/compare-runs';
import { toComparisonFile } from '../../../../compare/to-comparison-file.ts';

export const GET = route({ query: ExportComparisonQuerySchema }, async ({ query, request }) => {
  const { runs, format, link, ...options } = query;
  return toComparisonFile(await compareRuns(runs, options), format, { link, at: new Date(), request });
});
