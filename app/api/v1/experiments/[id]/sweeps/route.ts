import { IdParamsSchema } from '#server/doors/api-schemas';
import { route } from '#server/doors/route';
import { addToExperiment } from '#server/runs/add-to-experiment';
import { AddSweepsSchema } from '#server/runs/experiment-schema';

export const POST = route({ params: IdParamsSchema, body: AddSweepsSchema }, ({ params, body }) =>
  addToExperiment(params.id, body),
);
