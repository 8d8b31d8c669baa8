import { route } from '#server/doors/route';
import { SaveRunsViewSchema } from '#server/runs/runs-view-schema';
import { saveRunsView } from '#server/runs/runs-views';
import { listNamedRunsViews } from '#server/runs/runs-views.repo';

export const GET = route({}, async () => ({ views: await listNamedRunsViews() }));

export const POST = route({ body: SaveRunsViewSchema, status: 201 }, ({ body, actor }) => saveRunsView(body, actor));
