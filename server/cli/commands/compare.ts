import { z } from 'zod';
import { compareRuns } from '#server/runs/compare-runs';
import { toComparisonCsv } from '#server/runs/comparison-csv';
import type { Comparison } from '#server/runs/comparison-schema';
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
  description: 'Holds 2 to 8 finished runs against the first: reports, differences with intervals, a verdict in words.',
  arguments: { runs: parameter('<run...>', z.array(z.string()), 'run ids') },
  options: {
    format: parameter(
      '--format <format>',
      z.enum(['text', 'md', 'json', 'csv'], { error: 'must be text, md, json or csv' }).default('text'),
      'text, md, json or csv',
    ),
  },
  async run({ runs, format }) {
    const comparison = await compareRuns(runs);
    return { text: FORMATS[format](comparison), data: comparison };
  },
});
