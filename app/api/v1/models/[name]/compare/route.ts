import { NameParamsSchema } from '#server/doors/api-schemas';
import { route } from '#server/doors/route';
import { CompareVersionsQuerySchema } from '#server/doors/version-routes';
import { compareVersions } from '#server/models/compare-versions';
import { summarizeVersions } from '#server/models/summarize-versions';

export const GET = route(
  { params: NameParamsSchema, query: CompareVersionsQuerySchema },
  async ({ params: { name }, query: { a, b } }) => summarizeVersions(await compareVersions(name, a, b)),
);
