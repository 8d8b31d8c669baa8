import { route } from '#server/doors/route';
import { listModels } from '#server/models/models.repo';

export const GET = route({}, async () => ({ models: await listModels() }));
