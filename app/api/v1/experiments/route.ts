import { route } from '#server/doors/route';
import { createExperiment } from '#server/runs/create-experiment';
import { CreateExperimentSchema } from '#server/runs/experiment-schema';
import { listExperiments } from '#server/runs/experiments.repo';

export const GET = route({}, async () => ({ experiments: await listExperiments() }));

export const POST = route({ body: CreateExperimentSchema, status: 201 }, ({ body, actor }) =>
  createExperiment(body, actor),
);
