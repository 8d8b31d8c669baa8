import { z } from 'zod';
import { JOB_INPUTS } from '#server/jobs/definitions';
import { ChangeScheduleSchema, CreateScheduleSchema, RhythmSchema } from '#server/jobs/schedule-schema';
import { CONFLICT, INVALID, listOf, NO_WORKER, NOT_FOUND, ObjectSchema } from './api-answers.ts';
import { IdParamsSchema, IngestQuerySchema, MaterializationsQuerySchema, NameParamsSchema } from './api-schemas.ts';
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
  {
    method: 'get',
    path: '/api/v1/schedules',
    tag: 'Schedules',
    summary: 'Schedules with their last outcomes',
    answer: { description: 'By name.', schema: listOf('schedules') },
  },
  {
    method: 'post',
    path: '/api/v1/schedules',
    tag: 'Schedules',
    summary: 'Ask for work again and again, by the clock',
    description: '`input` is what a job of the kind takes. Missed moments are made up for once; jobs never overlap.',
    body: {
      schema: CreateScheduleSchema,
      examples: {
        nightly: {
          ...{ name: 'nightly', kind: 'refresh', cron: '0 5 * * *', timeZone: 'Europe/London' },
          input: { newest: '/data/drop/*.csv.gz' },
        },
      },
    },
    answer: { status: 201, description: 'The schedule with its next moment.', schema: ObjectSchema },
    problems: { ...NOT_FOUND, ...CONFLICT, ...INVALID },
  },
  {
    method: 'get',
    path: '/api/v1/due-times',
    tag: 'Schedules',
    summary: 'The next five moments of a cron expression',
    query: RhythmSchema,
    answer: { description: 'ISO times.', schema: z.object({ dueTimes: z.array(z.iso.datetime()) }) },
    problems: INVALID,
  },
  {
    method: 'get',
    path: '/api/v1/schedules/{name}',
    tag: 'Schedules',
    summary: 'One schedule with its last outcomes',
    params: NameParamsSchema,
    answer: { description: 'The schedule.', schema: ObjectSchema },
    problems: NOT_FOUND,
  },
  {
    method: 'put',
    path: '/api/v1/schedules/{name}',
    tag: 'Schedules',
    summary: 'Change, pause or resume a schedule',
    params: NameParamsSchema,
    body: { schema: ChangeScheduleSchema, examples: { pause: { enabled: false }, later: { cron: '0 7 * * 1-5' } } },
    answer: { description: 'The schedule; what was not named stays.', schema: ObjectSchema },
    problems: { ...NOT_FOUND, ...INVALID },
  },
  {
    method: 'delete',
    path: '/api/v1/schedules/{name}',
    tag: 'Schedules',
    summary: 'Delete a schedule; its jobs stay',
    params: NameParamsSchema,
    answer: { status: 204, description: 'It is gone.' },
    problems: NOT_FOUND,
  },
  {
    method: 'post',
    path: '/api/v1/schedules/{name}/run',
    tag: 'Schedules',
    summary: 'Ask for the job of a schedule now',
    params: NameParamsSchema,
    answer: { status: 202, description: 'The job.', schema: ObjectSchema },
    problems: { ...NOT_FOUND, ...CONFLICT, ...NO_WORKER },
  },
];
