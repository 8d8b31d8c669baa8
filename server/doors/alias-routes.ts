import { z } from 'zod';
import { ProtectModelSchema } from '#server/models/protection-schema';
import { DecideRequestSchema, RequestBodySchema } from '#server/models/request-schema';
import { AliasNameSchema, PromoteVersionSchema, ReasonSchema, VersionNameSchema } from '#server/models/schema';
import { PRODUCTION } from '#server/models/vocabulary';
import { AliasWebhookSchema } from '#server/models/webhook-schema';
import { CONFLICT, INVALID, listOf, NOT_FOUND, ObjectSchema } from './api-answers.ts';
import { NameParamsSchema } from './api-schemas.ts';
import type { RouteDescription } from './route-description.ts';

export const AliasParamsSchema = NameParamsSchema.extend({ alias: AliasNameSchema.describe('such as production') });
export const RequestParamsSchema = NameParamsSchema.extend({ id: z.string().describe('id of the request') });
export const PutAliasBodySchema = PromoteVersionSchema.omit({ model: true, alias: true, to: true }).extend({
  version: VersionNameSchema.describe('where it is to point'),
});
export const GatesQuerySchema = z.object({
  run: z.string().min(1).optional().describe('id of a run'),
  version: VersionNameSchema.optional().describe('or a version of the model'),
  alias: AliasNameSchema.default(PRODUCTION).describe('only production has gates'),
  reason: ReasonSchema.optional().describe('what the promotion would say'),
});

const FORBIDDEN = { forbidden: 'Only leads of the model may; `detail` names them.' };
const PATH = '/api/v1/models/{name}';
const TAG = 'Models';

const ALIASES: readonly RouteDescription[] = [
  {
    method: 'get',
    path: `${PATH}/aliases`,
    tag: TAG,
    summary: 'Where the aliases of a model point',
    params: NameParamsSchema,
    answer: { description: 'By name.', schema: listOf('aliases') },
    problems: NOT_FOUND,
  },
  {
    method: 'put',
    path: `${PATH}/aliases/{alias}`,
    tag: TAG,
    summary: 'Point an alias at a version there is, through its gates',
    description:
      'Gates of production that need it are let through by `acknowledge`; those that failed by `override`, which is ' +
      'for leads. With `from` it is refused unless the alias still points there.',
    params: AliasParamsSchema,
    body: {
      schema: PutAliasBodySchema,
      examples: {
        candidate: { version: 'v0.1', reason: 'a week in the shadow without a surprise' },
        acknowledged: { version: 'v0.1', from: 'v0.0', reason: 'callers know', acknowledge: ['signature'] },
      },
    },
    answer: { description: 'The version the alias points to now.', schema: ObjectSchema },
    problems: { ...NOT_FOUND, ...CONFLICT, ...INVALID, ...FORBIDDEN },
  },
  {
    method: 'get',
    path: `${PATH}/aliases/{alias}/history`,
    tag: TAG,
    summary: 'Every move of an alias: who, when, why, from what to what, and its gates as they stood',
    params: AliasParamsSchema,
    answer: { description: 'Newest first.', schema: listOf('moves') },
    problems: { ...NOT_FOUND, ...INVALID },
  },
  {
    method: 'get',
    path: `${PATH}/gates`,
    tag: TAG,
    summary: 'What a promotion would meet, without one',
    description: 'Where the split of the run seals a slice this opens it, which is kept as a look.',
    params: NameParamsSchema,
    query: GatesQuerySchema,
    answer: { description: 'The gates, and whether who asks may promote.', schema: ObjectSchema },
    problems: { ...NOT_FOUND, ...CONFLICT, ...INVALID },
  },
];

const REQUESTS: readonly RouteDescription[] = [
  {
    method: 'get',
    path: `${PATH}/requests`,
    tag: TAG,
    summary: 'Requested promotions',
    params: NameParamsSchema,
    answer: { description: 'Pending ones first, then newest first.', schema: listOf('requests') },
    problems: NOT_FOUND,
  },
  {
    method: 'post',
    path: `${PATH}/requests`,
    tag: TAG,
    summary: 'Ask the leads of a model to move a protected alias',
    params: NameParamsSchema,
    body: {
      schema: RequestBodySchema,
      examples: { run: { run: '0123456789ab', reason: 'better on the mid class', acknowledge: ['signature'] } },
    },
    answer: { status: 201, description: 'The request, with its gates as they stand.', schema: ObjectSchema },
    problems: { ...NOT_FOUND, ...CONFLICT, ...INVALID },
  },
  {
    method: 'get',
    path: `${PATH}/requests/{id}`,
    tag: TAG,
    summary: 'One requested promotion',
    params: RequestParamsSchema,
    answer: { description: 'The request.', schema: ObjectSchema },
    problems: NOT_FOUND,
  },
  {
    method: 'put',
    path: `${PATH}/requests/{id}`,
    tag: TAG,
    summary: 'Approve a requested promotion, which does it, or decline it',
    params: RequestParamsSchema,
    body: {
      schema: DecideRequestSchema,
      examples: {
        approve: { decision: 'approve', word: 'fine by me' },
        decline: { decision: 'decline', word: 'not before the holidays' },
      },
    },
    answer: { description: 'The request as it was decided.', schema: ObjectSchema },
    problems: { ...NOT_FOUND, ...CONFLICT, ...INVALID, ...FORBIDDEN },
  },
];

const PROTECTION: readonly RouteDescription[] = [
  {
    method: 'get',
    path: `${PATH}/protection`,
    tag: TAG,
    summary: 'Who leads a model, and which aliases only they move',
    params: NameParamsSchema,
    answer: { description: 'As it is, and every edition, newest first.', schema: ObjectSchema },
    problems: NOT_FOUND,
  },
  {
    method: 'put',
    path: `${PATH}/protection`,
    tag: TAG,
    summary: 'Say who leads a model',
    description: 'While nobody does, everybody may move every alias and say this. An admin API key counts as a lead.',
    params: NameParamsSchema,
    body: { schema: ProtectModelSchema, examples: { lea: { leads: ['Lea'], aliases: ['production'] } } },
    answer: { description: 'What holds now.', schema: ObjectSchema },
    problems: { ...NOT_FOUND, ...INVALID, ...FORBIDDEN },
  },
];

const WEBHOOK: readonly RouteDescription[] = [
  {
    method: 'get',
    path: `${PATH}/webhook`,
    tag: TAG,
    summary: 'Who is told when an alias of a model moves',
    params: NameParamsSchema,
    answer: { description: 'Its address, null where there is none, and its newest calls.', schema: ObjectSchema },
    problems: NOT_FOUND,
  },
  {
    method: 'put',
    path: `${PATH}/webhook`,
    tag: TAG,
    summary: 'Set the webhook of a model',
    description:
      'It is sent `alias.moved` with model, alias, from, to, by, requestedBy, reason and at. `x-cookoff-signature` is ' +
      '`t=…,v1=…`, the HMAC-SHA256 of `t.body` under the secret; `x-cookoff-delivery` is the same for every try.',
    params: NameParamsSchema,
    body: { schema: AliasWebhookSchema, examples: { chat: { url: 'https://hooks.example.org/models' } } },
    answer: { description: 'The webhook, and a secret that was made for it, once.', schema: ObjectSchema },
    problems: { ...NOT_FOUND, ...INVALID, ...FORBIDDEN },
  },
  {
    method: 'delete',
    path: `${PATH}/webhook`,
    tag: TAG,
    summary: 'Tell nobody any more',
    params: NameParamsSchema,
    answer: { status: 204, description: 'There is no webhook.' },
    problems: { ...NOT_FOUND, ...FORBIDDEN },
  },
  {
    method: 'post',
    path: `${PATH}/webhook/test`,
    tag: TAG,
    summary: 'Call the webhook once, now, with an event that says it is a test',
    params: NameParamsSchema,
    answer: { description: 'The call, and whether it was heard.', schema: ObjectSchema },
    problems: { ...NOT_FOUND, ...CONFLICT, ...FORBIDDEN },
  },
];

/** Routes about who may move an alias where, and who hears of it. */
export const ALIAS_ROUTES: readonly RouteDescription[] = [...ALIASES, ...REQUESTS, ...PROTECTION, ...WEBHOOK];
