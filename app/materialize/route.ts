import { featureServerProblem } from '#server/doors/problem';
import { route } from '#server/doors/route';
import { MaterializeBodySchema } from '#server/feature-store/serving-schema';
import { requestMaterialization } from '#server/jobs/request-materialization';

export const POST = route(
  { body: MaterializeBodySchema, status: 202, refuse: featureServerProblem },
  ({ body, actor }) => requestMaterialization(body, actor),
);
