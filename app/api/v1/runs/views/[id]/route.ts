import { IdParamsSchema } from '#server/doors/api-schemas';
import { route } from '#server/doors/route';
import { getRunsView, removeRunsView } from '#server/runs/runs-views';

export const GET = route({ params: IdParamsSchema }, ({ params }) => getRunsView(params.id));

export const DELETE = route({ params: IdParamsSchema }, ({ params }) => removeRunsView(params.id));
