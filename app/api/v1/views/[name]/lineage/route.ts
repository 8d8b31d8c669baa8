import { NameParamsSchema } from '#server/doors/api-schemas';
import { route } from '#server/doors/route';
import { viewLineage } from '#server/jobs/view-lineage';

export const GET = route({ params: NameParamsSchema }, ({ params }) => viewLineage(params.name));
