import { z } from 'zod';
import { QUERY_MAX } from './search/parse-query.ts';

/** How the table of runs is looked at, in the words of its address. What is left out is as it is by itself. */
const RunsViewStateSchema = z.strictObject({
  q: z.string().max(QUERY_MAX).optional(),
  sort: z.string().max(200).optional(),
  columns: z.string().max(20_000).optional().describe('names with commas; `name:120` for one that is 120 px wide'),
  hide: z.literal('constant').optional().describe('leave out columns that are the same in all runs found'),
  group: z.string().max(200).optional().describe('a column whose values the runs are gathered by'),
});
export type RunsViewState = z.infer<typeof RunsViewStateSchema>;

export const SaveRunsViewSchema = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1, 'give the view a name')
    .max(60, 'at most 60 characters')
    .optional()
    .describe('without one it is only a short address'),
  state: RunsViewStateSchema,
});
export type SaveRunsView = z.input<typeof SaveRunsViewSchema>;

export interface RunsView {
  readonly id: string;
  /** null where it is only a short address. */
  readonly name: string | null;
  readonly state: RunsViewState;
  readonly createdAt: Date;
  readonly createdBy: string;
}
