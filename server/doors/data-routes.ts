import { JOB_INPUTS } from '#server/jobs/definitions';
import { INVALID, listOf, NO_WORKER, NOT_FOUND, ObjectSchema } from './api-answers.ts';
import { IdParamsSchema, IngestQuerySchema, MaterializationsQuerySchema } from './api-schemas.ts';
import type { RouteDescription } from './route-description.ts';

/** Routes that bring data in and up to date. */
export const DATA_ROUTES: readonly RouteDescription[] = [
  {
    method: 'post',
    path: '/api/v1/ingests',
    tag: 'Features',
    summary: 'Send a raw file to be turned into feature rows',
    description: 'A job does the work; watch it at `/api/v1/jobs/{id}`.',
    query: IngestQuerySchema,
    file: 'The file itself: CSV, CSV.gz or Parquet, of any size.',
    answer: { status: 202, description: 'The job.', schema: ObjectSchema },
    problems: { ...INVALID, ...NO_WORKER },
  },
  {
    method: 'post',
    path: '/api/v1/materializations',
    tag: 'Features',
    summary: 'Bring the latest rows into the online store, or go on with a materialization that stopped',
    body: { schema: JOB_INPUTS.materialize, examples: { everything: {}, resume: { resume: 'k3v9x2m4q8zt' } } },
    answer: { status: 202, description: 'The job.', schema: ObjectSchema },
    problems: { ...INVALID, ...NO_WORKER },
  },
  {
    method: 'get',
    path: '/api/v1/materializations',
    tag: 'Features',
    summary: 'Materializations, newest first',
    query: MaterializationsQuerySchema,
    answer: { description: 'Rows read, written and skipped, cursor and outcome.', schema: listOf('materializations') },
    problems: INVALID,
  },
  {
    method: 'get',
    path: '/api/v1/materializations/{id}',
    tag: 'Features',
    summary: 'One materialization of one view',
    params: IdParamsSchema,
    answer: { description: 'How far it is or what it did.', schema: ObjectSchema },
    problems: NOT_FOUND,
  },
];
