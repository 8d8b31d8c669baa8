/** Sweeps under /api/v1, as the API description says them. */
import { z } from 'zod';
import { CreateRunSchema } from '../runs/create-run-schema.ts';
import { CreateSweepSchema } from '../runs/create-sweep-schema.ts';
import { METRIC_NAMES } from '../runs/sweep-schema.ts';
import { CONFLICT, INVALID, NO_WORKER, NOT_FOUND, ObjectSchema } from './api-answers.ts';
import { IdParamsSchema, PageQuerySchema } from './api-schemas.ts';
import type { RouteDescription } from './route-description.ts';

export const AtlasQuerySchema = z.object({
  metric: z.enum(METRIC_NAMES).optional().describe('what points are ordered by; that of the sweep if left out'),
});

export const PointsQuerySchema = AtlasQuerySchema.extend({
  limit: z.coerce.number().int().min(1).max(1_000).default(100).describe('at most 1,000'),
  after: z.coerce.number().int().min(0).default(0).describe('`next` of the page before'),
});

export const PointParamsSchema = IdParamsSchema.extend({
  point: z.string().describe('id of the point: setting and bit mask of its candidates, like 0-5'),
});

export const RunFromPointBodySchema = z.strictObject({
  name: CreateRunSchema.shape.name.optional(),
  owner: CreateRunSchema.shape.owner.optional(),
});

const one = (
  method: 'get' | 'post',
  path: string,
  rest: Pick<RouteDescription, 'summary' | 'answer'> & Partial<RouteDescription>,
): RouteDescription => ({
  method,
  path: `/api/v1/sweeps/{id}${path}`,
  tag: 'Sweeps',
  params: IdParamsSchema,
  problems: NOT_FOUND,
  ...rest,
});

const steered = (verb: string, summary: string): RouteDescription =>
  one('post', `/${verb}`, {
    summary,
    answer: { status: 202, description: 'The sweep.', schema: ObjectSchema },
    problems: { ...NOT_FOUND, ...CONFLICT, ...(verb === 'resume' && NO_WORKER) },
  });

export const SWEEP_ROUTES: readonly RouteDescription[] = [
  {
    method: 'get',
    path: '/api/v1/sweeps',
    tag: 'Sweeps',
    summary: 'Sweeps, newest first',
    query: PageQuerySchema,
    answer: {
      description: 'A page; `next` is null on the last.',
      schema: z.object({ sweeps: z.array(ObjectSchema), next: z.string().nullable() }),
    },
    problems: INVALID,
  },
  {
    method: 'post',
    path: '/api/v1/sweeps',
    tag: 'Sweeps',
    summary: 'Try every set of some features, or many parameters, on the same folds',
    description: 'Workers share it, and store each point as it comes; progress stands in the sweep.',
    body: {
      schema: CreateSweepSchema,
      examples: {
        subsets: {
          name: 'Which features?',
          owner: 'Dee',
          label: 'customer_rfm_features:ltvcluster',
          candidates: [
            'customer_rfm_features:recency',
            'customer_rfm_features:monetaryvalue',
            {
              name: 'segment',
              features: ['customer_rfm_features:segmenthighvalue', 'customer_rfm_features:segmentlowvalue'],
            },
          ],
          settings: [{ algorithm: 'xgboost', params: { tree_method: 'hist' } }, { algorithm: 'logistic_regression' }],
        },
        parameters: {
          name: 'How deep?',
          owner: 'Dee',
          label: 'customer_rfm_features:ltvcluster',
          candidates: ['customer_rfm_features:monetaryvalue'],
          search: 'together',
          settings: [{ algorithm: 'xgboost', grid: { max_depth: [1, 2, 3], n_estimators: [20, 50] } }],
        },
      },
    },
    answer: { status: 202, description: 'The sweep, queued.', schema: ObjectSchema },
    problems: { ...NOT_FOUND, ...INVALID, ...NO_WORKER },
  },
  one('get', '', {
    summary: 'One sweep: how far it is, and what it goes through',
    answer: { description: 'The sweep.', schema: ObjectSchema },
  }),
  one('get', '/atlas', {
    summary: 'What a sweep has found',
    description:
      'The best point, the fewest features within one standard error of it, and of a whole lattice the Shapley value of ' +
      'every candidate and the interaction of every pair, with 95% intervals over the folds. `sealed` has what the sealed ' +
      'slice said of promoted runs of the best point.',
    query: AtlasQuerySchema,
    answer: { description: 'All but the points.', schema: ObjectSchema },
    problems: { ...NOT_FOUND, ...INVALID },
  }),
  one('get', '/atlas.csv', {
    summary: 'All points of a sweep as a table',
    query: AtlasQuerySchema,
    answer: { description: 'CSV, a line a point, best first: means over the folds and their standard deviations.' },
    problems: { ...NOT_FOUND, ...INVALID },
  }),
  one('get', '/points', {
    summary: 'The points of a sweep, best first',
    query: PointsQuerySchema,
    answer: {
      description: 'A page; `next` is null on the last.',
      schema: z.object({ points: z.array(ObjectSchema), next: z.string().nullable() }),
    },
    problems: { ...NOT_FOUND, ...INVALID },
  }),
  one('post', '/points/{point}/run', {
    summary: 'Make a run of a point',
    description: 'On the split of the sweep; the run says out of how many points it was chosen.',
    params: PointParamsSchema,
    body: { schema: RunFromPointBodySchema, examples: { named: { name: 'monetaryvalue alone', owner: 'Dee' } } },
    answer: { status: 202, description: 'The run, queued.', schema: ObjectSchema },
    problems: { ...NOT_FOUND, ...INVALID, ...NO_WORKER },
  }),
  steered('pause', 'Pause a sweep; what it has stays'),
  steered('resume', 'Go on with a sweep from what it has'),
  steered('cancel', 'Stop a sweep for good; what it has stays'),
];
