import { z } from 'zod';
import { ComparedRowsQuerySchema } from '#server/runs/list-compared-rows';
import { SaveComparisonSchema } from '#server/runs/saved-comparison-schema';
import { CONFLICT, INVALID, NOT_FOUND, ObjectSchema } from './api-answers.ts';
import {
  CompareQuerySchema,
  ExportComparisonQuerySchema,
  IdParamsSchema,
  PageQuerySchema,
  SavedExportQuerySchema,
} from './api-schemas.ts';
import { noteRoutes } from './note-routes.ts';
import type { RouteDescription } from './route-description.ts';

const FILE = { description: 'The file: long-form CSV, Markdown with verdict and tests, or a picture as SVG.' };

export const COMPARISON_ROUTES: readonly RouteDescription[] = [
  {
    method: 'get',
    path: '/api/v1/compare',
    tag: 'Runs',
    summary: 'Runs side by side, with intervals, tests and a verdict',
    query: CompareQuerySchema,
    answer: { description: 'The comparison.', schema: ObjectSchema },
    problems: { ...NOT_FOUND, ...CONFLICT, ...INVALID },
  },
  {
    method: 'get',
    path: '/api/v1/compare/rows',
    tag: 'Runs',
    summary: 'Rows behind a cell of a confusion matrix or of the difference of two, with what every run says of them',
    query: ComparedRowsQuerySchema,
    answer: { description: 'At most 200 rows, and how many there are.', schema: ObjectSchema },
    problems: { ...NOT_FOUND, ...CONFLICT, ...INVALID },
  },
  {
    method: 'get',
    path: '/api/v1/compare/export',
    tag: 'Runs',
    summary: 'A comparison as a file',
    query: ExportComparisonQuerySchema,
    answer: FILE,
    problems: { ...NOT_FOUND, ...CONFLICT, ...INVALID },
  },
  {
    method: 'get',
    path: '/api/v1/comparisons',
    tag: 'Runs',
    summary: 'Saved and frozen comparisons with their notes, newest first',
    query: PageQuerySchema,
    answer: {
      description: 'A page; `next` is null on the last.',
      schema: z.object({ comparisons: z.array(ObjectSchema), next: z.string().nullable() }),
    },
    problems: INVALID,
  },
  {
    method: 'post',
    path: '/api/v1/comparisons',
    tag: 'Runs',
    summary: 'Give a comparison a short address, or freeze it',
    description:
      'With `freeze` all values and intervals are kept as they are now; they then outlive the runs. The same state ' +
      'shared twice has one address.',
    body: {
      schema: SaveComparisonSchema,
      examples: { frozen: { runs: ['0123456789ab', 'ba9876543210'], freeze: true } },
    },
    answer: { status: 201, description: 'The saved comparison; its page is `/compare/{id}`.', schema: ObjectSchema },
    problems: { ...NOT_FOUND, ...CONFLICT, ...INVALID },
  },
  {
    method: 'get',
    path: '/api/v1/comparisons/{id}',
    tag: 'Runs',
    summary: 'A saved comparison: worked out anew of the runs still there, or as it was frozen',
    params: IdParamsSchema,
    answer: {
      description:
        'The comparison with runs that were deleted since in `missing`, importances, serving costs and notes of its runs ' +
        'in `beside`, and its own `note`.',
      schema: ObjectSchema,
    },
    problems: NOT_FOUND,
  },
  {
    method: 'get',
    path: '/api/v1/comparisons/{id}/curves',
    tag: 'Runs',
    summary: 'ROC, precision–recall and calibration of the runs of a saved comparison',
    description: 'Of a frozen one as they were then, also when its runs are deleted.',
    params: IdParamsSchema,
    answer: { description: 'One entry a run, in their order.', schema: z.array(ObjectSchema) },
    problems: NOT_FOUND,
  },
  {
    method: 'get',
    path: '/api/v1/comparisons/{id}/export',
    tag: 'Runs',
    summary: 'A saved comparison as a file',
    params: IdParamsSchema,
    query: SavedExportQuerySchema,
    answer: FILE,
    problems: { ...NOT_FOUND, ...INVALID },
  },
  ...noteRoutes('/api/v1/comparisons/{id}/note', 'a saved comparison, also a frozen one'),
  {
    method: 'post',
    path: '/api/v1/runs/{id}/serving',
    tag: 'Runs',
    summary: 'Measure what serving a run costs: size of its package, time to load it and to answer one row',
    description: 'Measured once and kept; later requests give the same figures.',
    params: IdParamsSchema,
    answer: { description: 'Bytes, milliseconds, and what it was measured on.', schema: ObjectSchema },
    problems: { ...NOT_FOUND, ...CONFLICT },
  },
];
