import { route } from '#server/doors/route';
import { GroupsQuerySchema } from '#server/doors/runs-table-schemas';
import { groupRuns } from '#server/runs/group-runs';

export const GET = route({ query: GroupsQuerySchema }, async ({ query }) => ({ groups: await groupRuns(query) }));
