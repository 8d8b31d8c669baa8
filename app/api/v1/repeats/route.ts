import { route } from '#server/doors/route';
import { JOB_INPUTS } from '#server/jobs/definitions';
import { requestJob } from '#server/jobs/request-job';
import { getRuns } from '#server/runs/runs.repo';

export const POST = route({ body: JOB_INPUTS.repeat, status: 202 }, async ({ body, actor }) => {
  await getRuns(body.runs);
  return requestJob('repeat', body, actor);
});
