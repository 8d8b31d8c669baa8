import { LimitQuerySchema } from '#server/doors/dataset-routes';
import { route } from '#server/doors/route';
import { BatchRequestSchema } from '#server/inference/batch-schema';
import { listBatches } from '#server/inference/batches.repo';
import { requestBatch } from '#server/jobs/request-batch';

export const GET = route({ query: LimitQuerySchema }, async ({ query }) => ({
  batches: await listBatches(query.limit),
}));

export const POST = route({ body: BatchRequestSchema, status: 202 }, ({ body, actor }) => requestBatch(body, actor));
