import { route } from '#server/doors/route';
import { listServices } from '#server/feature-store/registry';

export const GET = route({}, async () => ({ services: await listServices() }));
