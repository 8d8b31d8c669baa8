import { IdParamsSchema } from '#server/doors/api-schemas';
import { route } from '#server/doors/route';
import { readLeaderboard } from '#server/runs/read-leaderboard';

export const GET = route({ params: IdParamsSchema }, ({ params }) => readLeaderboard(params.id));
