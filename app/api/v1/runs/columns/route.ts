import { route } from '#server/doors/route';
import { describeRunColumns } from '#server/runs/describe-run-columns';

export const GET = route({}, async () => ({ columns: await describeRunColumns() }));
