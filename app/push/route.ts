import { featureServerProblem } from '#server/doors/problem';
import { route } from '#server/doors/route';
import { pushRows } from '#server/feature-store/push';
import { PushBodySchema } from '#server/feature-store/serving-schema';

export const POST = route({ body: PushBodySchema, refuse: featureServerProblem }, ({ body, actor }) =>
  pushRows(body, actor),
);
