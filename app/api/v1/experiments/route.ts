import { route } from '#server/doors/route';
import { createExperiment } from '#server/runs/create-experiment';
import { CreateExperimentSchema, ListExperimentsSchema } from '#server/runs/experiment-schema';
import { listExperiments } from '#server/runs/experiments.repo';

export const GET = route({ query: ListExperimentsSchema }, async ({ query }) => ({
  experiments: await listExperiments(query),
}));

export const POST = route({ body: CreateExperimentSchema, status: 201 }, ({ body, actor }) =>
  createExperiment(body, actor),
);
