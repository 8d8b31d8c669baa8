import { z } from 'zod';
import { CompleteQuerySchema } from '#server/runs/complete-query';
import { MarkRunsSchema } from '#server/runs/mark-runs';
import { SaveRunsViewSchema } from '#server/runs/runs-view-schema';
import { SearchRunsSchema } from '#server/runs/search-runs';
import { CONFLICT, INVALID, listOf, NOT_FOUND, ObjectSchema } from './api-answers.ts';
import { IdParamsSchema } from './api-schemas.ts';
import type { RouteDescription } from './route-description.ts';
import { CellsQuerySchema, GroupsQuerySchema, TableColumnsSchema } from './runs-table-schemas.ts';

const INVALID_QUERY = {
  invalid_input:
    'A mistake in the query; `errors.at` is its place, 0 for the first character. Or a field that is wrong.',
};
const CellsSchema = z.record(z.string(), z.record(z.string(), z.union([z.number(), z.string()])));

/** Searching, gathering and marking runs: what the page /runs is made of. */
export const RUNS_TABLE_ROUTES: readonly RouteDescription[] = [
  {
    method: 'get',
    path: '/api/v1/runs/table',
    tag: 'Runs',
    summary: 'Runs as rows of a table, with only the columns asked for',
    query: SearchRunsSchema.extend(TableColumnsSchema.shape),
    answer: {
      description:
        'A page with its cells by run and column; `total` of all that fit on the first, `next` null on the last.',
      schema: z.object({
        runs: z.array(ObjectSchema),
        cells: CellsSchema,
        total: z.number().nullable(),
        next: z.string().nullable(),
      }),
    },
    problems: INVALID_QUERY,
  },
  {
    method: 'get',
    path: '/api/v1/runs/cells',
    tag: 'Runs',
    summary: 'Figures and parameters of some runs',
    query: CellsQuerySchema,
    answer: { description: 'By run, then by column.', schema: z.object({ cells: CellsSchema }) },
    problems: INVALID,
  },
  {
    method: 'get',
    path: '/api/v1/runs/columns',
    tag: 'Runs',
    summary: 'Figures and parameters that some run has',
    answer: { description: 'By name, with what each is of.', schema: listOf('columns') },
  },
  {
    method: 'get',
    path: '/api/v1/runs/groups',
    tag: 'Runs',
    summary: 'Runs gathered by a value, with mean and deviation',
    query: GroupsQuerySchema,
    answer: { description: 'The largest groups first.', schema: listOf('groups') },
    problems: INVALID_QUERY,
  },
  {
    method: 'get',
    path: '/api/v1/runs/complete',
    tag: 'Runs',
    summary: 'What may come next in a query',
    query: CompleteQuerySchema,
    answer: {
      description: '`from` is where what an option replaces begins.',
      schema: z.object({ from: z.number(), options: z.array(ObjectSchema) }),
    },
    problems: INVALID,
  },
  {
    method: 'post',
    path: '/api/v1/runs/marks',
    tag: 'Runs',
    summary: 'Star, archive or tag runs',
    body: {
      schema: MarkRunsSchema,
      examples: { archive: { runs: ['0123456789ab'], archived: true, addTags: ['superseded'] } },
    },
    answer: { description: 'How many were marked: all or none.', schema: z.object({ marked: z.number() }) },
    problems: { ...NOT_FOUND, ...INVALID },
  },
  {
    method: 'get',
    path: '/api/v1/runs/views',
    tag: 'Runs',
    summary: 'Saved views of the runs, by name',
    answer: { description: 'With what each shows.', schema: listOf('views') },
  },
  {
    method: 'post',
    path: '/api/v1/runs/views',
    tag: 'Runs',
    summary: 'Keep a view of the runs, by a name or as a short address',
    body: {
      schema: SaveRunsViewSchema,
      examples: { best: { name: 'Best of Dee', state: { q: 'owner = "Dee"', sort: '-metric.f1_macro' } } },
    },
    answer: { status: 201, description: 'The view; `/runs?v={id}` shows it.', schema: ObjectSchema },
    problems: { ...CONFLICT, ...INVALID },
  },
  {
    method: 'get',
    path: '/api/v1/runs/views/{id}',
    tag: 'Runs',
    summary: 'A saved view of the runs',
    params: IdParamsSchema,
    answer: { description: 'The view.', schema: ObjectSchema },
    problems: NOT_FOUND,
  },
  {
    method: 'delete',
    path: '/api/v1/runs/views/{id}',
    tag: 'Runs',
    summary: 'Forget a saved view of the runs',
    params: IdParamsSchema,
    answer: { status: 204, description: 'It is gone.' },
    problems: NOT_FOUND,
  },
];
