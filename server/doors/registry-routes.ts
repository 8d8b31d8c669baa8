import { z } from 'zod';
import { CONFLICT, INVALID, listOf, NOT_FOUND, ObjectSchema } from './api-answers.ts';
import { NameParamsSchema } from './api-schemas.ts';
import type { RouteDescription } from './route-description.ts';

export const PlanQuerySchema = z.object({
  deleteData: z
    .enum(['true', 'false'])
    .default('false')
    .transform((text) => text === 'true')
    .describe('as apply would with it: the rows of deleted views go too'),
});

export const ApplyBodySchema = z.strictObject({
  confirm: z
    .array(z.string())
    .default([])
    .describe('names of what may be deleted, as `toConfirm` of the plan has them'),
  deleteData: z.boolean().default(false).describe('the rows of deleted views go too, for good'),
  token: z.string().optional().describe('`token` of a plan: anything else than that plan is a conflict'),
});

export const RegistryChangesQuerySchema = z.object({
  view: z.string().min(1).optional().describe('only what was done to this view'),
  limit: z.coerce.number().int().min(1).max(500).default(100).describe('at most 500'),
  before: z
    .string()
    .regex(/^\d{1,18}$/, 'the id of a change is a number')
    .optional()
    .describe('`next` of the page before'),
});

/** Routes of the feature registry: what would change, making it so, and what was done. */
export const REGISTRY_ROUTES: readonly RouteDescription[] = [
  {
    method: 'get',
    path: '/api/v1/plan',
    tag: 'Registry',
    summary: 'What apply would change, in the registry and in the stores',
    description: 'With what is wrong between views and the tables behind them, and everything that the changes affect.',
    query: PlanQuerySchema,
    answer: { description: 'The plan; `changes` is empty when nothing differs.', schema: ObjectSchema },
    problems: { invalid_input: 'The feature repo does not fit together; `detail` says all of it.' },
  },
  {
    method: 'post',
    path: '/api/v1/apply',
    tag: 'Registry',
    summary: 'Make the feature registry say what the feature repo says',
    description:
      'All of it or nothing. What is deleted has to be confirmed by name; its rows stay unless told otherwise.',
    body: {
      schema: ApplyBodySchema,
      examples: { changes: {}, deletes: { confirm: ['ram_v1'], deleteData: false } },
    },
    answer: { description: 'The plan that was carried out.', schema: ObjectSchema },
    problems: { ...INVALID, conflict: CONFLICT.conflict },
  },
  {
    method: 'get',
    path: '/api/v1/registry-changes',
    tag: 'Registry',
    summary: 'Who applied what, newest first',
    query: RegistryChangesQuerySchema,
    answer: {
      description: 'A page; `next` is null on the last.',
      schema: z.object({ changes: z.array(ObjectSchema), next: z.string().nullable() }),
    },
    problems: INVALID,
  },
  {
    method: 'get',
    path: '/api/v1/views/{name}/versions',
    tag: 'Registry',
    summary: 'Every version of a view, newest first, those under former names among them',
    params: NameParamsSchema,
    answer: {
      description: 'Each with who applied it and what differs from the one before.',
      schema: listOf('versions'),
    },
    problems: NOT_FOUND,
  },
];
