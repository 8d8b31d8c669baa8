import { NameParamsSchema, RollbackBodySchema } from '#server/doors/api-schemas';
import { route } from '#server/doors/route';
import { rollbackAlias } from '#server/models/rollback-alias';

export const POST = route({ params: NameParamsSchema, body: RollbackBodySchema }, ({ params, body, actor }) =>
  rollbackAlias({ ...body, model: params.name }, actor),
);
