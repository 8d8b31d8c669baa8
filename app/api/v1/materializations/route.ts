import { route } from '#server/doors/route';
import { JOB_INPUTS } from '#server/jobs/definitions';
import { requestJob } from '#server/jobs/request-job';

export const POST = route({ body: JOB_INPUTS.materialize, status: 202 }, ({ body, actor }) =>
  requestJob('materialize', body, actor),
);
