import { NameParamsSchema } from '#server/doors/api-schemas';
import { route } from '#server/doors/route';
import { listDeletions } from '#server/models/deletions.repo';
import { getModel } from '#server/models/models.repo';

export const GET = route({ params: NameParamsSchema }, async ({ params }) => {
  const { name } = await getModel(params.name);
  return { deletions: await listDeletions(name) };
});
