import { NameParamsSchema } from '#server/doors/api-schemas';
import { route } from '#server/doors/route';
import { listDefinitionVersions } from '#server/feature-store/definition-versions';

export const GET = route({ params: NameParamsSchema }, async ({ params }) => ({
  versions: await listDefinitionVersions('feature_view', params.name),
}));
