/** What the routes of the runs table take beside what the domain checks itself. */
import { z } from 'zod';

const NamesSchema = z
  .string()
  .transform((text) => text.split(',').filter(Boolean))
  .pipe(z.array(z.string()).max(200, 'at most 200 at once'));

const ColumnsSchema = NamesSchema.default([]).describe(
  'columns with commas, such as `metric.f1_macro,param.max_depth`',
);

export const TableColumnsSchema = z.object({ columns: ColumnsSchema });

export const CellsQuerySchema = z.object({
  runs: NamesSchema.describe('run ids with commas, at most 200'),
  columns: ColumnsSchema,
});

export const GroupsQuerySchema = z.object({
  q: z.string().default('').describe('as for the search'),
  by: z.string().describe('owner, algorithm, service, experiment, status or a column such as `param.max_depth`'),
  columns: ColumnsSchema,
});
