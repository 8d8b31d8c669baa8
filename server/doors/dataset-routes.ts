/** Routes that make training datasets, and those that explain single cells of them. */
import { z } from 'zod';
import {
  DatasetFileQuerySchema,
  DatasetParamsSchema,
  DatasetQuerySchema,
  type DatasetRequest,
  DatasetRequestSchema,
  EntityRowsQuerySchema,
} from '#server/feature-store/dataset-schema';
import { NameParamsSchema } from './api-schemas.ts';
import type { RouteDescription } from './route-description.ts';

const ObjectSchema = z.record(z.string(), z.unknown());

/** With its defaults filled in. */
export const DatasetRequestBodySchema: z.ZodType<DatasetRequest> = DatasetRequestSchema;

export const LimitQuerySchema = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50).describe('at most 200'),
});

const KeySchema = z
  .string({ error: 'name a key: ?key=12747.0' })
  .min(1)
  .describe('the join key; a JSON list of texts where there are several');

export const LookupQuerySchema = z.object({ key: KeySchema });

export const PointInTimeQuerySchema = z.object({
  key: KeySchema,
  at: z.iso.datetime({ offset: true }).optional().describe('the moment asked about; now when left out'),
  includeLate: z.enum(['true', 'false']).default('false').describe('see rows that were written after the moment too'),
});

const NO_VIEW = { not_found: 'There is no such view; `detail` names the nearest.' };
const NO_FEATURE = { not_found: 'A feature is unknown; `detail` names each with its nearest.' };
const NO_DATASET = { not_found: 'There is no dataset of this id.' };
const INVALID = { invalid_input: 'A field is missing or wrong; `errors` names it.' };

const EXAMPLE = {
  features: ['customer_rfm_features:recency', 'customer_rfm_features:monetaryvalue'],
  label: 'customer_rfm_features:ltvcluster',
};

export const DATASET_ROUTES: readonly RouteDescription[] = [
  {
    method: 'get',
    path: '/api/v1/views/{name}/lookup',
    tag: 'Features',
    summary: 'One entity in the online store, beside the newest row of its history',
    params: NameParamsSchema,
    query: LookupQuerySchema,
    answer: { description: 'Every value with its status, and how the stores differ and why.', schema: ObjectSchema },
    problems: { ...NO_VIEW, ...INVALID },
  },
  {
    method: 'get',
    path: '/api/v1/views/{name}/point-in-time',
    tag: 'Features',
    summary: 'Which row of an entity a training row of some moment gets',
    params: NameParamsSchema,
    query: PointInTimeQuerySchema,
    answer: { description: 'The values, and a verdict on every row of the history.', schema: ObjectSchema },
    problems: { ...NO_VIEW, ...INVALID },
  },
  {
    method: 'get',
    path: '/api/v1/datasets',
    tag: 'Datasets',
    summary: 'Training datasets that were made, newest first',
    query: LimitQuerySchema,
    answer: { description: 'Their records.', schema: z.object({ datasets: z.array(ObjectSchema) }) },
    problems: INVALID,
  },
  {
    method: 'post',
    path: '/api/v1/datasets',
    tag: 'Datasets',
    summary: 'Make a training dataset by a point-in-time join',
    description: 'It is kept in the object store with its entity rows and a hash of its cells.',
    body: { schema: DatasetRequestSchema, examples: { everybody: EXAMPLE } },
    answer: { status: 201, description: 'The record; `/file` has the rows.', schema: ObjectSchema },
    problems: { ...NO_FEATURE, ...INVALID, too_large: 'More values than one request may ask for.' },
  },
  {
    method: 'get',
    path: '/api/v1/datasets/preview',
    tag: 'Datasets',
    summary: 'What a training dataset will look like',
    description: 'Figures are of at most 5,000 entity rows, evenly spread over all.',
    query: DatasetQuerySchema,
    answer: { description: 'First rows, matches, nulls by reason, classes and warnings.', schema: ObjectSchema },
    problems: { ...NO_FEATURE, ...INVALID },
  },
  {
    method: 'post',
    path: '/api/v1/datasets/entity-rows',
    tag: 'Datasets',
    summary: 'Send entity rows to join features to',
    query: EntityRowsQuerySchema,
    file: 'CSV or Parquet with the join keys, event_timestamp and columns to keep; 64 MiB at most.',
    answer: { status: 201, description: 'Their id, for `entities` of a dataset.', schema: ObjectSchema },
    problems: { ...INVALID, too_large: 'More than 64 MiB.' },
  },
  {
    method: 'get',
    path: '/api/v1/datasets/{id}',
    tag: 'Datasets',
    summary: 'The record of a dataset',
    params: DatasetParamsSchema,
    answer: { description: 'What was asked, matched and made.', schema: ObjectSchema },
    problems: NO_DATASET,
  },
  {
    method: 'get',
    path: '/api/v1/datasets/{id}/file',
    tag: 'Datasets',
    summary: 'The rows of a dataset',
    params: DatasetParamsSchema,
    query: DatasetFileQuerySchema,
    answer: { description: 'A Parquet or CSV file.' },
    problems: { ...NO_DATASET, ...INVALID },
  },
  {
    method: 'post',
    path: '/api/v1/datasets/{id}/repeat',
    tag: 'Datasets',
    summary: 'Join the entity rows of a dataset again',
    params: DatasetParamsSchema,
    answer: { description: 'Whether the same cells came out.', schema: ObjectSchema },
    problems: NO_DATASET,
  },
];
