import { IdParamsSchema } from '#server/doors/api-schemas';
import { route } from '#server/doors/route';
import { EditNoteSchema, editNote } from '#server/runs/edit-note';
import { readNote } from '#server/runs/notes.repo';
import { getRun } from '#server/runs/runs.repo';

export const GET = route({ params: IdParamsSchema }, async ({ params }) => {
  const { id } = await getRun(params.id);
  return readNote('run', id);
});

export const PUT = route({ params: IdParamsSchema, body: EditNoteSchema }, ({ params, body, actor }) =>
  editNote('run', params.id, body, actor),
);
