import { z } from 'zod';
import { CreateApiKeySchema } from '#server/access/api-key-schema';
import { AlertRuleSchema } from '#server/inference/alert-schema';
import { SERVING_SPANS, type ServingSpan } from '#server/inference/describe-serving';
import { CONFLICT, INVALID, listOf, NOT_FOUND, ObjectSchema } from './api-answers.ts';
import { IdParamsSchema, NameParamsSchema } from './api-schemas.ts';
import type { RouteDescription } from './route-description.ts';

export const ServingQuerySchema = z.object({
  span: z.enum(Object.keys(SERVING_SPANS) as [ServingSpan, ...ServingSpan[]]).default('day'),
});

export const AlertRuleBodySchema = AlertRuleSchema.omit({ model: true });

/** Routes about models that are served, and about who may ask them. */
export const MODEL_SERVING_ROUTES: readonly RouteDescription[] = [
  {
    method: 'get',
    path: '/api/v1/models/{name}/serving',
    tag: 'Models',
    summary: 'What was served: requests, latency, errors, predictions, and drift of features against training',
    params: NameParamsSchema,
    query: ServingQuerySchema,
    answer: { description: 'Over the span in equal steps, by version, and by feature.', schema: ObjectSchema },
    problems: { ...NOT_FOUND, ...INVALID },
  },
  {
    method: 'get',
    path: '/api/v1/models/{name}/alerts',
    tag: 'Models',
    summary: 'When a webhook is told about a served model, and what it was told',
    params: NameParamsSchema,
    answer: { description: 'The rule, null where there is none, and its alerts, newest first.', schema: ObjectSchema },
    problems: NOT_FOUND,
  },
  {
    method: 'put',
    path: '/api/v1/models/{name}/alerts',
    tag: 'Models',
    summary: 'Set the rule of a model',
    description:
      'Of the last five minutes: `error_rate`, `unknown_rate` and `shadow_difference` are shares, `latency_p99_ms` ' +
      'milliseconds, `drift` the largest stability index of a feature. Calls are signed: `x-cookoff-signature` is ' +
      '`t=…,v1=…`, the HMAC-SHA256 of `t.body` under the secret.',
    params: NameParamsSchema,
    body: {
      schema: AlertRuleBodySchema,
      examples: { errors: { url: 'https://hooks.example.org/cookoff', error_rate: 0.01, unknown_rate: 0.2 } },
    },
    answer: { description: 'The rule, and a secret that was made for it, once.', schema: ObjectSchema },
    problems: { ...NOT_FOUND, ...INVALID },
  },
  {
    method: 'delete',
    path: '/api/v1/models/{name}/alerts',
    tag: 'Models',
    summary: 'Alert nobody any more',
    params: NameParamsSchema,
    answer: { status: 204, description: 'There is no rule.' },
  },
  {
    method: 'get',
    path: '/api/v1/keys',
    tag: 'Service',
    summary: 'API keys, without the keys themselves',
    answer: { description: 'Newest first, revoked ones too.', schema: listOf('keys') },
  },
  {
    method: 'post',
    path: '/api/v1/keys',
    tag: 'Service',
    summary: 'Make an API key',
    body: { schema: CreateApiKeySchema, examples: { shop: { name: 'shop', scope: 'serve' } } },
    answer: { status: 201, description: 'The key, shown this once, and what is kept of it.', schema: ObjectSchema },
    problems: INVALID,
  },
  {
    method: 'post',
    path: '/api/v1/keys/{id}/revoke',
    tag: 'Service',
    summary: 'Let a key open nothing any more',
    params: IdParamsSchema,
    answer: { description: 'What is kept of it.', schema: ObjectSchema },
    problems: { ...NOT_FOUND, ...CONFLICT },
  },
];
