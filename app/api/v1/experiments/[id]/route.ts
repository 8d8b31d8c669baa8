import { IdParamsSchema } from '#server/doors/api-schemas';
import { route } from '#server/doors/route';
import { editExperiment } from '#server/runs/edit-experiment';
import { EditExperimentSchema } from '#server/runs/experiment-schema';
import { readLeaderboard } from '#server/runs/read-leaderboard';

export const GET = route({ params: IdParamsSchema }, ({ params }) => readLeaderboard(params.id));

export const PUT = route({ params: IdParamsSchema, body: EditExperimentSchema }, ({ params, body }) =>
  editExperiment(params.id, body),
);
