import { IdParamsSchema } from '#server/doors/api-schemas';
import { route } from '#server/doors/route';
import { measureServing } from '#server/models/measure-serving';

export const POST = route({ params: IdParamsSchema }, ({ params }) => measureServing(params.id));
