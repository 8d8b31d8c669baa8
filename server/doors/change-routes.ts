import { NO_WORKER, NOT_FOUND, ObjectSchema } from './api-answers.ts';
import { IdParamsSchema, NameParamsSchema } from './api-schemas.ts';
import type { RouteDescription } from './route-description.ts';

/** Routes that walk a changed feature set to a model that serves it. */
export const CHANGE_ROUTES: readonly RouteDescription[] = [
  {
    method: 'get',
    path: '/api/v1/views/{name}/change',
    tag: 'Features',
    summary: 'What a changed feature set still needs, step by step',
    description: 'Apply, ingest again, materialize, train again, promote: each with its state and what it is for.',
    params: NameParamsSchema,
    answer: { description: 'The steps in their order; none when nothing is left to do.', schema: ObjectSchema },
    problems: NOT_FOUND,
  },
  {
    method: 'post',
    path: '/api/v1/ingests/{id}/again',
    tag: 'Features',
    summary: 'Do a recorded ingest once more, by the definitions of today',
    description: 'From the raw file that was kept of it. A job does the work; watch it at `/api/v1/jobs/{id}`.',
    params: IdParamsSchema,
    answer: { status: 202, description: 'The job.', schema: ObjectSchema },
    problems: { ...NOT_FOUND, ...NO_WORKER },
  },
];
