import { IdParamsSchema } from '#server/doors/api-schemas';
import { route } from '#server/doors/route';
import { AtlasQuerySchema } from '#server/doors/sweep-routes';
import { listSealedScores } from '#server/models/sealed-scores.repo';
import { readAtlas } from '#server/runs/read-atlas';
import { listRunsOfSweep } from '#server/runs/sweep-runs.repo';

/** Without the points, of which there may be thousands. */
export const GET = route({ params: IdParamsSchema, query: AtlasQuerySchema }, async ({ params, query }) => {
  const [{ points, ...atlas }, runs] = await Promise.all([
    readAtlas(params.id, query.metric),
    listRunsOfSweep(params.id),
  ]);
  const sealed = await listSealedScores(runs.filter(({ point }) => point === atlas.best?.id).map(({ id }) => id));
  return { ...atlas, points: points.length, sealed };
});
