import { z } from 'zod';
import { compareRuns } from '#server/runs/compare-runs';
import { toComparisonCsv } from '#server/runs/comparison-csv';
import { COMPARED_ROWS, type Comparison } from '#server/runs/comparison-schema';
import { toComparisonMarkdown } from '#server/runs/comparison-table';
import { defineCommand, parameter } from '../command.ts';
import { describeComparison } from '../text/describe-comparison.ts';

const FORMATS = {
  text: describeComparison,
  md: toComparisonMarkdown,
  csv: toComparisonCsv,
  json: (comparison: Comparison): string => JSON.stringify(comparison, null, 2),
};

export default defineCommand({
  description:
    'Holds 2 to 8 finished runs against one of them: reports, differences with intervals, a verdict in words.',
  arguments: { runs: parameter('<run...>', z.array(z.string()), 'run ids') },
  options: {
    format: parameter(
      '--format <format>',
      z.enum(['text', 'md', 'json', 'csv'], { error: 'must be text, md, json or csv' }).default('text'),
      'text, md, json or csv',
    ),
    against: parameter('--against <run>', z.string().optional(), 'a run of them, or majority; the first if left out'),
    rows: parameter(
      '--rows <rows>',
      z.enum(COMPARED_ROWS, { error: 'must be own or common' }).optional(),
      'common: runs of several splits, scored again on the rows that all of them held out',
    ),
    threshold: parameter(
      '--threshold <share>',
      z.coerce.number({ error: 'must be a number from 0 to 1' }).min(0).max(1).optional(),
      'every run answers --class where it gives that at least so much, else not',
    ),
    class: parameter('--class <value>', z.coerce.number().int().optional(), 'the class of --threshold; the last'),
  },
  async run({ runs, format, ...options }) {
    const comparison = await compareRuns(runs, options);
    return { text: FORMATS[format](comparison), data: comparison };
  },
});
