import { z } from 'zod';
import { JOB_INPUTS } from '#server/jobs/definitions';
import { CreateRunSchema } from '#server/runs/create-run-schema';
import { SearchRunsSchema } from '#server/runs/search-runs';
import { ALIAS_ROUTES } from './alias-routes.ts';
import { CONFLICT, INVALID, listOf, NO_WORKER, NOT_FOUND, ObjectSchema } from './api-answers.ts';
import {
  ExplainBodySchema,
  IdParamsSchema,
  NameParamsSchema,
  PromoteBodySchema,
  RollbackBodySchema,
  SplitsQuerySchema,
} from './api-schemas.ts';
import { BATCH_ROUTES } from './batch-routes.ts';
import { CHANGE_ROUTES } from './change-routes.ts';
import { COMPARISON_ROUTES } from './comparison-routes.ts';
import { DATA_ROUTES } from './data-routes.ts';
import { EXPERIMENT_ROUTES } from './experiment-routes.ts';
import { REGISTRY_ROUTES } from './registry-routes.ts';
import type { RouteDescription } from './route-description.ts';
import { RUN_RESULT_ROUTES } from './run-result-routes.ts';
import { RUNS_TABLE_ROUTES } from './runs-table-routes.ts';
import { SWEEP_ROUTES } from './sweep-routes.ts';
import { VERSION_ROUTES } from './version-routes.ts';
import { VIEW_ROUTES } from './view-routes.ts';

const RUNS: readonly RouteDescription[] = [
  {
    method: 'get',
    path: '/api/v1/runs',
    tag: 'Runs',
    summary: 'Runs that fit a query, newest first unless sorted',
    query: SearchRunsSchema,
    answer: {
      description: 'A page; `next` is null on the last.',
      schema: z.object({ runs: z.array(ObjectSchema), next: z.string().nullable() }),
    },
    problems: INVALID,
  },
  {
    method: 'post',
    path: '/api/v1/runs',
    tag: 'Runs',
    summary: 'Train a model',
    body: {
      schema: CreateRunSchema,
      examples: {
        service: {
          name: 'Dee, trees',
          owner: 'Dee',
          service: 'dee_v1',
          label: 'customer_rfm_features:ltvcluster',
          algorithm: 'xgboost',
        },
        folds: {
          name: 'Ram, by folds',
          owner: 'Ram',
          service: 'ram_v1',
          label: 'customer_rfm_features:ltvcluster',
          algorithm: 'logistic_regression',
          split: { stratify: true, sealed: { size: 0.1 } },
          splitName: 'stratified, a tenth sealed',
          cv: { folds: 5 },
        },
      },
    },
    answer: { status: 202, description: 'The run, queued.', schema: ObjectSchema },
    problems: { ...NOT_FOUND, ...INVALID, ...NO_WORKER },
  },
  {
    method: 'get',
    path: '/api/v1/runs/{id}',
    tag: 'Runs',
    summary: 'One run: progress while it trains, report when it has finished',
    params: IdParamsSchema,
    answer: { description: 'The run.', schema: ObjectSchema },
    problems: NOT_FOUND,
  },
  {
    method: 'get',
    path: '/api/v1/runs/{id}/explanations',
    tag: 'Runs',
    summary: 'What moves the answers of a run, as far as it was worked out',
    params: IdParamsSchema,
    answer: {
      description: 'Feature importance, mean |SHAP| and permutation importance, each with what it took.',
      schema: listOf('explanations'),
    },
    problems: NOT_FOUND,
  },
  {
    method: 'post',
    path: '/api/v1/runs/{id}/explanations',
    tag: 'Runs',
    summary: 'Work out what moves the answers of a run',
    description: 'A job does the work; watch it at `/api/v1/jobs/{id}`.',
    params: IdParamsSchema,
    body: { schema: ExplainBodySchema, examples: { permutation: { kind: 'permutation' } } },
    answer: { status: 202, description: 'The job.', schema: ObjectSchema },
    problems: { ...NOT_FOUND, ...CONFLICT, ...INVALID, ...NO_WORKER },
  },
  {
    method: 'get',
    path: '/api/v1/splits',
    tag: 'Runs',
    summary: 'Stored splits: ways to divide the labelled rows that runs share',
    query: SplitsQuerySchema,
    answer: { description: 'Oldest first, with rule, seed and fingerprint.', schema: listOf('splits') },
    problems: INVALID,
  },
  {
    method: 'post',
    path: '/api/v1/runs/{id}/cancel',
    tag: 'Runs',
    summary: 'Stop a run',
    params: IdParamsSchema,
    answer: { status: 202, description: 'The run.', schema: ObjectSchema },
    problems: { ...NOT_FOUND, ...CONFLICT },
  },
  {
    method: 'post',
    path: '/api/v1/repeats',
    tag: 'Runs',
    summary: 'Train runs again on many new splits, to see whether their difference outlasts the luck of one',
    description:
      'A job does the work; watch it at `/api/v1/jobs/{id}`, where its result has means, intervals and verdict.',
    body: { schema: JOB_INPUTS.repeat, examples: { pair: { runs: ['0123456789ab', 'ba9876543210'], splits: 200 } } },
    answer: { status: 202, description: 'The job.', schema: ObjectSchema },
    problems: { ...NOT_FOUND, ...INVALID, ...NO_WORKER },
  },
];

const MODELS: readonly RouteDescription[] = [
  {
    method: 'get',
    path: '/api/v1/models',
    tag: 'Models',
    summary: 'Models with their versions and aliases',
    answer: { description: 'By name; versions newest first.', schema: listOf('models') },
  },
  {
    method: 'post',
    path: '/api/v1/models/{name}/versions',
    tag: 'Models',
    summary: 'Promote a run to the next version',
    description: 'Production has gates: `acknowledge` and `override` name those that shall let it through as they are.',
    params: NameParamsSchema,
    body: {
      schema: PromoteBodySchema,
      examples: {
        production: { runId: '0123456789ab', reason: 'best macro-F1' },
        acknowledged: { runId: '0123456789ab', reason: 'callers know', acknowledge: ['signature'] },
      },
    },
    answer: { status: 201, description: 'The version; its package is proven.', schema: ObjectSchema },
    problems: { ...NOT_FOUND, ...CONFLICT, ...INVALID },
  },
  {
    method: 'post',
    path: '/api/v1/models/{name}/rollback',
    tag: 'Models',
    summary: 'Point an alias back at an earlier version; the one before where none is named',
    params: NameParamsSchema,
    body: { schema: RollbackBodySchema, examples: { back: { to: 'v0.0', reason: 'complaints' } } },
    answer: { description: 'The version the alias points to now.', schema: ObjectSchema },
    problems: { ...NOT_FOUND, ...CONFLICT, ...INVALID },
  },
];

const JOBS: readonly RouteDescription[] = [
  {
    method: 'get',
    path: '/api/v1/jobs/{id}',
    tag: 'Jobs',
    summary: 'Progress and result of a job',
    params: IdParamsSchema,
    answer: { description: 'The job.', schema: ObjectSchema },
    problems: NOT_FOUND,
  },
  {
    method: 'post',
    path: '/api/v1/jobs/{id}/cancel',
    tag: 'Jobs',
    summary: 'Stop a job',
    params: IdParamsSchema,
    answer: { status: 202, description: 'The job.', schema: ObjectSchema },
    problems: { ...NOT_FOUND, ...CONFLICT },
  },
];

/** Routes under /api/v1: what the pages can do, for machines. */
export const API_ROUTES: readonly RouteDescription[] = [
  ...VIEW_ROUTES,
  ...CHANGE_ROUTES,
  ...REGISTRY_ROUTES,
  ...DATA_ROUTES,
  ...RUNS,
  ...COMPARISON_ROUTES,
  ...EXPERIMENT_ROUTES,
  ...RUN_RESULT_ROUTES,
  ...RUNS_TABLE_ROUTES,
  ...SWEEP_ROUTES,
  ...MODELS,
  ...VERSION_ROUTES,
  ...ALIAS_ROUTES,
  ...BATCH_ROUTES,
  ...JOBS,
];
