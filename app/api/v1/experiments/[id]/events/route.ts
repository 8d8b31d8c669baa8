import { IdParamsSchema } from '#server/doors/api-schemas';
import { route } from '#server/doors/route';
import { readExperimentEvents } from '#server/models/read-experiment-events';

export const GET = route({ params: IdParamsSchema }, async ({ params }) => ({
  events: await readExperimentEvents(params.id),
}));
