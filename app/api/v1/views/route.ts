import { route } from '#server/doors/route';
import { listViews } from '#server/feature-store/registry';

export const GET = route({}, async () => ({ views: await listViews() }));
