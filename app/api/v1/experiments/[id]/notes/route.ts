import { IdParamsSchema } from '#server/doors/api-schemas';
import { route } from '#server/doors/route';
import { ExperimentNoteSchema } from '#server/runs/experiment-schema';
import { writeExperimentNote } from '#server/runs/write-experiment-note';

export const POST = route({ params: IdParamsSchema, body: ExperimentNoteSchema }, ({ params, body, actor }) =>
  writeExperimentNote(params.id, body, actor),
);
