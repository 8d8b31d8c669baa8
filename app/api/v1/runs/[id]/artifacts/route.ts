import { IdParamsSchema } from '#server/doors/api-schemas';
import { route } from '#server/doors/route';
import { RUN_ARTIFACTS } from '#server/models/artifact-names';
import { artifactsOf } from '#server/models/run-artifacts';
import { getRun } from '#server/runs/runs.repo';

export const GET = route({ params: IdParamsSchema }, async ({ params }) => ({
  artifacts: artifactsOf(await getRun(params.id)).map((name) => ({ name, ...RUN_ARTIFACTS[name] })),
}));
