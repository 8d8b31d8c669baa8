import { route } from '#server/doors/route';
import { listModels } from '#server/models/models.repo';
import { withStaleVersions } from '#server/models/stale-versions';

export const GET = route({}, async () => ({ models: await withStaleVersions(await listModels()) }));
