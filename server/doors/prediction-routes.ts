import { z } from 'zod';
import { SearchKeysSchema } from '#server/feature-store/search-keys';
import { ExplainAnswerSchema } from '#server/inference/explain-schema';
import { FlagAnswerSchema, ResolveFlagSchema } from '#server/inference/flag-schema';
import { PredictManySchema } from '#server/inference/predict-many';
import { CONFLICT, INVALID, listOf, NOT_FOUND, ObjectSchema } from './api-answers.ts';
import { IdParamsSchema, NameParamsSchema } from './api-schemas.ts';
import type { RouteDescription } from './route-description.ts';

export const FlagBodySchema = FlagAnswerSchema.omit({ model: true });
export const ResolveFlagBodySchema = ResolveFlagSchema.omit({ id: true });

const REFUSES = { unavailable: 'The model refuses to answer: features it learned from are gone.' };
const ASK = { model: 'customer_segment@production', customer: '12747.0' };

/** Routes behind the prediction form: one answer with its reasons, what would change it, many answers, flags. */
export const PREDICTION_ROUTES: readonly RouteDescription[] = [
  {
    method: 'post',
    path: '/api/v1/predictions/explain',
    tag: 'Predictions',
    summary: 'One answer with its reasons: what pushed it there, how reliable it is, how old the features are',
    description:
      'Scored as `/invocations` scores, from the latest features or with some `changes` in their place. Contributions ' +
      'are exact Shapley values; with their base they add up to `total`.',
    body: {
      schema: ExplainAnswerSchema,
      examples: { stored: ASK, changed: { ...ASK, changes: { recency: 3 } } },
    },
    answer: { description: 'The answer; null with the reason where there is none.', schema: ObjectSchema },
    problems: { ...NOT_FOUND, ...INVALID, ...REFUSES },
  },
  {
    method: 'post',
    path: '/api/v1/predictions/smallest-change',
    tag: 'Predictions',
    summary: 'The smallest change of values that is answered otherwise',
    description: 'Of one feature where there is any, else of two; within what training saw, in units of its spread.',
    body: { schema: ExplainAnswerSchema, examples: { stored: ASK } },
    answer: {
      description: 'The change and the answer then; `flip` is null where there is none.',
      schema: ObjectSchema,
    },
    problems: { ...NOT_FOUND, ...INVALID, ...REFUSES },
  },
  {
    method: 'post',
    path: '/api/v1/predictions/many',
    tag: 'Predictions',
    summary: 'Answers for a list of customers, with the status of each',
    body: { schema: PredictManySchema, examples: { two: { model: ASK.model, customers: ['12747.0', 'nobody'] } } },
    answer: { description: 'One an id, in their order; unknown ones say so.', schema: listOf('answers') },
    problems: { ...NOT_FOUND, ...INVALID, ...REFUSES },
  },
  {
    method: 'get',
    path: '/api/v1/views/{name}/keys',
    tag: 'Features',
    summary: 'Keys of a view that begin with a text',
    params: NameParamsSchema,
    query: SearchKeysSchema,
    answer: {
      description: 'In the order of their texts, and whether there are more.',
      schema: z.object({ keys: z.array(z.string()), more: z.boolean() }),
    },
    problems: { ...NOT_FOUND, ...INVALID },
  },
  {
    method: 'get',
    path: '/api/v1/models/{name}/flags',
    tag: 'Models',
    summary: 'Answers that somebody says are wrong',
    params: NameParamsSchema,
    answer: { description: 'Open ones first, then the newest; at most 50.', schema: listOf('flags') },
    problems: NOT_FOUND,
  },
  {
    method: 'post',
    path: '/api/v1/models/{name}/flags',
    tag: 'Models',
    summary: 'Say that an answer is wrong',
    description: 'What was answered is asked of the model again and kept with the note.',
    params: NameParamsSchema,
    body: {
      schema: FlagBodySchema,
      examples: { wrong: { customer: '12747.0', expected: 2, note: 'Our largest customer of the year.' } },
    },
    answer: { status: 201, description: 'The flagged answer.', schema: ObjectSchema },
    problems: { ...NOT_FOUND, ...INVALID, ...REFUSES },
  },
  {
    method: 'post',
    path: '/api/v1/flags/{id}/resolve',
    tag: 'Models',
    summary: 'Say what came of a flagged answer',
    params: IdParamsSchema,
    body: { schema: ResolveFlagBodySchema, examples: { late: { resolution: 'Her invoices came in late.' } } },
    answer: { description: 'The flagged answer, resolved.', schema: ObjectSchema },
    problems: { ...NOT_FOUND, ...CONFLICT, ...INVALID },
  },
];
