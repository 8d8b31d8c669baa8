import { IdParamsSchema } from '#server/doors/api-schemas';
import { route } from '#server/doors/route';
import { readSavedComparison } from '#server/runs/read-saved-comparison';

export const GET = route({ params: IdParamsSchema }, async ({ params }) => {
  const { saved, comparison, missing } = await readSavedComparison(params.id);
  const { id, state, snapshot, createdAt, createdBy } = saved;
  return { id, state, frozen: snapshot !== null, createdAt, createdBy, missing, comparison };
});
