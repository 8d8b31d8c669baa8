import { z } from 'zod';
import { InvocationAnswerSchema, InvocationBodySchema, InvocationQuerySchema } from '#server/inference/schema';
import type { RouteDescription } from './route-description.ts';

/** Routes of the serving contract. */
export const SERVING_ROUTES: readonly RouteDescription[] = [
  {
    method: 'get',
    path: '/ping',
    tag: 'Serving',
    summary: 'Whether a model can answer',
    answer: {
      description: 'The production version of the default model is loaded.',
      schema: z.object({ ping: z.literal('ok') }),
      example: { ping: 'ok' },
    },
    problems: { unavailable: 'No model can answer; `detail` says why.' },
  },
  {
    method: 'post',
    path: '/invocations',
    tag: 'Serving',
    summary: 'Predictions for customers or for raw features',
    description:
      'Give `customer_list` and the features come from the online store; or give raw features in one of the four forms ' +
      'MLflow knows, named with or without their view. Answers are in the order of the question. A model whose features ' +
      'are gone or of another type answers for raw features only.',
    query: InvocationQuerySchema,
    body: {
      schema: InvocationBodySchema,
      examples: {
        customers: { customer_list: ['12747.0', '12841.0', 'nobody'] },
        dataframe_split: {
          dataframe_split: {
            columns: [
              'recency',
              'monetaryvalue',
              'r',
              'm',
              'rfmscore',
              'segmenthighvalue',
              'segmentlowvalue',
              'segmentmidvalue',
            ],
            data: [[7, 1082.09, 3, 3, 8, 1, 0, 0]],
          },
        },
        instances: { instances: [[7, 1082.09, 3, 3, 8, 1, 0, 0]] },
      },
    },
    answer: {
      description: 'One class a question, null where the online store has no such customer.',
      schema: InvocationAnswerSchema,
      example: { predictions: [0, 1, null] },
      headers: {
        'x-model-version': 'The version that answered, such as customer_segment-v0.0.',
        'server-timing': 'Milliseconds by step.',
      },
    },
    problems: {
      malformed: 'The body is not JSON.',
      not_found: 'No model, alias or version of that name.',
      too_large: 'The body is larger than 4 MiB.',
      invalid_input: 'A field is missing or wrong; `errors` names it.',
      rate_limited: 'As many requests as may be are being answered; `retry-after` says when to come back.',
      unauthenticated: 'Keys are asked for here, and none was sent that is known.',
      forbidden: 'The key is for something else.',
      unavailable: 'No model or no online store can answer, or features that the model learned from are gone.',
    },
  },
];

/** Routes that say how the process is and what it offers. */
export const SERVICE_ROUTES: readonly RouteDescription[] = [
  {
    method: 'get',
    path: '/health',
    tag: 'Service',
    summary: 'Whether the process and what it stands on can work',
    description: 'Answered with 503 and the same shape, naming what does not answer, when it cannot.',
    answer: {
      description: 'Database and object store answer.',
      schema: z.object({
        status: z.enum(['ok', 'unavailable']),
        checks: z.object({ database: z.string(), object_store: z.string() }),
      }),
      example: { status: 'ok', checks: { database: 'ok', object_store: 'ok' } },
    },
  },
  {
    method: 'get',
    path: '/metrics',
    tag: 'Service',
    summary: 'What this process has served, for Prometheus',
    answer: { description: 'Text in Prometheus’s format 0.0.4: requests, latency, predictions, shadow, memory.' },
  },
  {
    method: 'get',
    path: '/openapi.json',
    tag: 'Service',
    summary: 'This description',
    answer: { description: 'An OpenAPI 3.1 document.', schema: z.record(z.string(), z.unknown()) },
  },
];
