import { IdParamsSchema } from '#server/doors/api-schemas';
import { route } from '#server/doors/route';
import { readNote } from '#server/runs/notes.repo';
import { readBeside } from '#server/runs/read-beside';
import { readSavedComparison } from '#server/runs/read-saved-comparison';

export const GET = route({ params: IdParamsSchema }, async ({ params }) => {
  const question = await readSavedComparison(params.id);
  const { saved, comparison, missing } = question;
  const { id, state, snapshot, createdAt, createdBy } = saved;
  const { curves: _, ...beside } = saved.beside ?? { ...(await readBeside(question.ids)), curves: [] };
  const note = await readNote('comparison', id);
  return { id, state, frozen: snapshot !== null, createdAt, createdBy, missing, comparison, beside, note };
});
