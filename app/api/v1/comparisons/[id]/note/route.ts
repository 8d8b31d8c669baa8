import { IdParamsSchema } from '#server/doors/api-schemas';
import { route } from '#server/doors/route';
import { EditNoteSchema, editNote } from '#server/runs/edit-note';
import { readNote } from '#server/runs/notes.repo';
import { getSavedComparison } from '#server/runs/saved-comparisons.repo';

export const GET = route({ params: IdParamsSchema }, async ({ params }) => {
  const { id } = await getSavedComparison(params.id);
  return readNote('comparison', id);
});

export const PUT = route({ params: IdParamsSchema, body: EditNoteSchema }, ({ params, body, actor }) =>
  editNote('comparison', params.id, body, actor),
);
