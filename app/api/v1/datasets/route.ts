import { DatasetRequestBodySchema, LimitQuerySchema } from '#server/doors/dataset-routes';
import { route } from '#server/doors/route';
import { listDatasets } from '#server/feature-store/datasets';
import { makeDataset } from '#server/feature-store/make-dataset';

export const GET = route({ query: LimitQuerySchema }, async ({ query }) => ({
  datasets: await listDatasets(query.limit),
}));

export const POST = route({ body: DatasetRequestBodySchema, status: 201 }, ({ body, actor, request }) =>
  makeDataset(body, actor, request.signal),
);
