import { NameParamsSchema } from '#server/doors/api-schemas';
import { route } from '#server/doors/route';
import { describeView } from '#server/feature-store/describe-view';

export const GET = route({ params: NameParamsSchema }, ({ params }) => describeView(params.name));
