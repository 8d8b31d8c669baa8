import { route } from '#server/doors/route';
import { summarizeViews } from '#server/feature-store/describe-view';

export const GET = route({}, async () => ({ views: await summarizeViews() }));
