import { NameParamsSchema } from '#server/doors/api-schemas';
import { route } from '#server/doors/route';
import { getModel } from '#server/models/models.repo';

export const GET = route({ params: NameParamsSchema }, async ({ params }) => {
  const { versions } = await getModel(params.name);
  const aliases = versions.flatMap((version) => version.aliases.map((alias) => ({ alias, version: version.version })));
  return { aliases: aliases.sort((a, b) => a.alias.localeCompare(b.alias)) };
});
