/** Routes that score many customers into one file. */
import { z } from 'zod';
import { BatchRequestSchema } from '#server/inference/batch-schema';
import { INVALID, ObjectSchema } from './api-answers.ts';
import { IdParamsSchema } from './api-schemas.ts';
import { LimitQuerySchema } from './dataset-routes.ts';
import type { RouteDescription } from './route-description.ts';

const NO_BATCH = { not_found: 'There is no batch of this id.' };
const NO_WORKER = { unavailable: 'No worker has run on this database yet, or the features of the model are gone.' };

const EXAMPLES = {
  everybody: { model: 'customer_segment', keys: 'all' },
  some: {
    model: 'customer_segment@production',
    keys: 'all',
    where: 'monetaryvalue > 1000',
    asOf: '2011-12-10T00:00:00Z',
  },
};

export const BATCH_ROUTES: readonly RouteDescription[] = [
  {
    method: 'get',
    path: '/api/v1/batches',
    tag: 'Batches',
    summary: 'Batches, newest first',
    query: LimitQuerySchema,
    answer: { description: 'Their records.', schema: z.object({ batches: z.array(ObjectSchema) }) },
    problems: INVALID,
  },
  {
    method: 'post',
    path: '/api/v1/batches',
    tag: 'Batches',
    summary: 'Score customers in a batch',
    description:
      'The same version, moment and customers over the same history are scored once: asked again, the batch there is comes back.',
    body: { schema: BatchRequestSchema, examples: EXAMPLES },
    answer: {
      status: 202,
      description: 'The batch; once finished its `result` names the Parquet file.',
      schema: ObjectSchema,
    },
    problems: { ...INVALID, not_found: 'The model or a feature of the condition is unknown.', ...NO_WORKER },
  },
  {
    method: 'get',
    path: '/api/v1/batches/{id}',
    tag: 'Batches',
    summary: 'How far a batch is, and what came of it',
    params: IdParamsSchema,
    answer: { description: 'The batch.', schema: ObjectSchema },
    problems: NO_BATCH,
  },
  {
    method: 'get',
    path: '/api/v1/batches/{id}/file',
    tag: 'Batches',
    summary: 'The predictions of a batch',
    params: IdParamsSchema,
    answer: { description: 'A Parquet file with a row a customer.' },
    problems: { not_found: 'There is no such batch, it has not finished, or its file is gone.' },
  },
  {
    method: 'post',
    path: '/api/v1/batches/{id}/cancel',
    tag: 'Batches',
    summary: 'Stop a batch; what it has done is kept',
    params: IdParamsSchema,
    answer: { status: 202, description: 'The batch.', schema: ObjectSchema },
    problems: { ...NO_BATCH, conflict: 'It has ended, or runs in a terminal.' },
  },
  {
    method: 'post',
    path: '/api/v1/batches/{id}/resume',
    tag: 'Batches',
    summary: 'Go on with a batch that stopped',
    params: IdParamsSchema,
    answer: { status: 202, description: 'The batch.', schema: ObjectSchema },
    problems: { ...NO_BATCH, conflict: 'It has finished, or is at work.', ...NO_WORKER },
  },
];
