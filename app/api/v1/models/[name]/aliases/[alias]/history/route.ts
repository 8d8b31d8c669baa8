import { AliasParamsSchema } from '#server/doors/alias-routes';
import { route } from '#server/doors/route';
import { listAliasMoves } from '#server/models/aliases.repo';
import { getAliasedVersion } from '#server/models/models.repo';

export const GET = route({ params: AliasParamsSchema }, async ({ params: { name, alias } }) => {
  const { version } = await getAliasedVersion(name, alias);
  return { version, moves: await listAliasMoves(name, { alias }) };
});
