/** What the routes under /api/v1 take. Bodies that a domain checks itself are only shaped here. */
import { z } from 'zod';
import { FeatureReferenceSchema } from '../feature-store/vocabulary.ts';
import { JOB_INPUTS } from '../jobs/definitions.ts';
import { PromoteRunSchema, RollbackAliasSchema } from '../models/schema.ts';
import { COMPARED_ROWS } from '../runs/comparison-schema.ts';
import type { CreateRun } from '../runs/create-run-schema.ts';
import { CreateRunSchema } from '../runs/create-run-schema.ts';

export const IdParamsSchema = z.object({ id: z.string().describe('id, 12 characters') });
export const ArtifactParamsSchema = IdParamsSchema.extend({ file: z.string().describe('name of the file') });
export const NameParamsSchema = z.object({ name: z.string() });

export const PageQuerySchema = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50).describe('at most 200'),
  after: z.string().optional().describe('`next` of the page before'),
});

/** Checked with its defaults where the run is recorded; here only that it is right. */
export const CreateRunBodySchema = z.custom<CreateRun>().superRefine((body, context) => {
  for (const issue of CreateRunSchema.safeParse(body).error?.issues ?? []) {
    context.addIssue({ code: 'custom', path: issue.path, message: issue.message });
  }
});

export const SplitsQuerySchema = z.object({
  label: FeatureReferenceSchema.optional().describe('only the splits of this label'),
});

export const ExplainBodySchema = JOB_INPUTS.explain.omit({ runId: true });

export const CompareQuerySchema = z.object({
  runs: z
    .string({ error: 'name 2 to 8 runs: ?runs=a,b' })
    .transform((text) => text.split(',').filter(Boolean))
    .describe('2 to 8 run ids with commas'),
  against: z
    .string()
    .min(1)
    .optional()
    .describe('id of the run that the others are held against, or `majority`; the first'),
  rows: z
    .enum(COMPARED_ROWS, { error: 'must be own or common' })
    .optional()
    .describe('`common` scores runs of several splits again on the rows that all of them held out'),
  threshold: z.coerce
    .number({ error: 'must be a number from 0 to 1' })
    .min(0)
    .max(1)
    .optional()
    .describe('every run answers `class` where it gives that at least so much; figures are of that question'),
  class: z.coerce.number().int().optional().describe('value of that class; the last when left out'),
});

export const SavedExportQuerySchema = z.object({
  format: z.enum(['csv', 'md', 'svg'], { error: 'must be csv, md or svg' }).describe('csv in long form, md, or svg'),
});
export const ExportComparisonQuerySchema = CompareQuerySchema.extend(SavedExportQuerySchema.shape).extend({
  link: z.string().startsWith('/').max(2_000).optional().describe('page to refer to, as a path of this server'),
});

export const IngestQuerySchema = z.object({
  fileName: z.string().min(1).max(255).describe('what the file is called'),
  pipeline: z.string().min(1).optional().describe('may be left out while there is one'),
  asOf: z.iso.datetime({ offset: true }).optional().describe('event time of the rows; now when left out'),
  ifNew: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional()
    .describe('do nothing when the same content was ingested before'),
});

export const MaterializationsQuerySchema = z.object({
  view: z.string().min(1).optional().describe('only those of this view'),
  limit: PageQuerySchema.shape.limit,
});

export const PromoteBodySchema = PromoteRunSchema.omit({ model: true }).extend({ runId: z.string().min(1) });
export const RollbackBodySchema = RollbackAliasSchema.omit({ model: true });
