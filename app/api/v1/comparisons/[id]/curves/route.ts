import { IdParamsSchema } from '#server/doors/api-schemas';
import { route } from '#server/doors/route';
import { readKeptBeside } from '#server/runs/read-beside';
import { openSavedComparison } from '#server/runs/read-saved-comparison';

export const GET = route({ params: IdParamsSchema }, async ({ params: { id } }) => {
  const { saved, ids } = await openSavedComparison(id);
  return (saved.beside ?? (await readKeptBeside(ids))).curves;
});
