import { NameParamsSchema } from '#server/doors/api-schemas';
import { route } from '#server/doors/route';
import { viewChange } from '#server/jobs/view-change';

export const GET = route({ params: NameParamsSchema }, ({ params }) => viewChange(params.name));
