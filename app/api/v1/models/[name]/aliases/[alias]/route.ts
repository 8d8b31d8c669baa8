import { AliasParamsSchema, PutAliasBodySchema } from '#server/doors/alias-routes';
import { route } from '#server/doors/route';
import { promoteVersion } from '#server/models/promote-version';

export const PUT = route(
  { params: AliasParamsSchema, body: PutAliasBodySchema },
  ({ params: { name, alias }, body: { version, ...promotion }, actor }) =>
    promoteVersion({ ...promotion, model: name, alias, to: version }, actor),
);
