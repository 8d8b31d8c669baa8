import { route } from '#server/doors/route';
import { MarkRunsSchema, markRuns } from '#server/runs/mark-runs';

export const POST = route({ body: MarkRunsSchema }, ({ body }) => markRuns(body));
