import { z } from 'zod';
import { FeatureReferenceSchema } from '#server/feature-store/vocabulary';
import { INVALID, listOf, NOT_FOUND, ObjectSchema } from './api-answers.ts';
import { NameParamsSchema } from './api-schemas.ts';
import type { RouteDescription } from './route-description.ts';

export const DriftQuerySchema = z.object({
  since: z.string().min(1).optional().describe('id of an earlier ingest; the last materialization when left out'),
});

export const RelationsQuerySchema = z.object({
  label: FeatureReferenceSchema.describe('the label, of this view or of one that its keys address too'),
});

/** Routes that say what the feature store holds, how it is and who uses it. */
export const VIEW_ROUTES: readonly RouteDescription[] = [
  {
    method: 'get',
    path: '/api/v1/views',
    tag: 'Features',
    summary: 'Feature views in the registry',
    answer: {
      description: 'As applied, with join keys, version, number of keys and rows, and how fresh they are.',
      schema: listOf('views'),
    },
  },
  {
    method: 'get',
    path: '/api/v1/views/{name}',
    tag: 'Features',
    summary: 'One view with source, freshness and statistics',
    params: NameParamsSchema,
    answer: { description: 'The view.', schema: ObjectSchema },
    problems: NOT_FOUND,
  },
  {
    method: 'get',
    path: '/api/v1/views/{name}/drift',
    tag: 'Features',
    summary: 'How far each feature moved up to the newest snapshot',
    description:
      'By the population stability index, and for numbers of many values by the two-sample Kolmogorov–Smirnov test. ' +
      'At most 50,000 keys of each snapshot are read.',
    params: NameParamsSchema,
    query: DriftQuerySchema,
    answer: {
      description: 'Both snapshots, and the features; `nothing` says why there are none.',
      schema: ObjectSchema,
    },
    problems: NOT_FOUND,
  },
  {
    method: 'get',
    path: '/api/v1/views/{name}/relations',
    tag: 'Features',
    summary: 'How each feature alone goes with the classes of a label',
    description:
      'One-vs-rest ROC AUC of the plain value, the correlation ratio η², counts by class, and what is a leak. ' +
      'At most 50,000 keys of the newest snapshot are read.',
    params: NameParamsSchema,
    query: RelationsQuerySchema,
    answer: { description: 'Classes and features.', schema: ObjectSchema },
    problems: { ...NOT_FOUND, ...INVALID },
  },
  {
    method: 'get',
    path: '/api/v1/views/{name}/lineage',
    tag: 'Features',
    summary: 'What a view is made from, and what is made from it',
    params: NameParamsSchema,
    answer: {
      description: 'Ingests, services, runs, model versions and batch jobs: how many, and the newest few.',
      schema: ObjectSchema,
    },
    problems: NOT_FOUND,
  },
  {
    method: 'get',
    path: '/api/v1/services',
    tag: 'Features',
    summary: 'Feature services: named feature sets',
    answer: { description: 'As applied.', schema: listOf('services') },
  },
];
