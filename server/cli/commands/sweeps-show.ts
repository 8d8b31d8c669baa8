import { z } from 'zod';
import { toAtlasCsv } from '#server/runs/atlas-csv';
import { readAtlas } from '#server/runs/read-atlas';
import { METRIC_NAMES } from '#server/runs/sweep-schema';
import { defineCommand, parameter } from '../command.ts';
import { NumberSchema } from '../schemas.ts';
import { describeSweep } from '../text/describe-sweep.ts';

export default defineCommand({
  description: 'What a sweep has found, also while it is worked on.',
  arguments: { id: parameter('<id>', z.string(), 'as cookoff sweeps lists it') },
  options: {
    metric: parameter(
      '--metric <name>',
      z.enum(METRIC_NAMES, { error: `must be one of ${METRIC_NAMES.join(', ')}` }).optional(),
      'what points are ordered by; that of the sweep if left out',
    ),
    format: parameter(
      '--format <how>',
      z.enum(['text', 'csv'], { error: 'must be text or csv' }).default('text'),
      'text, or all points as csv',
    ),
    top: parameter('--top <n>', NumberSchema.default(15), 'points to print; 15 if left out'),
  },
  async run({ id, metric, format, top }) {
    const atlas = await readAtlas(id, metric);
    return { text: format === 'csv' ? toAtlasCsv(atlas) : describeSweep(atlas, top), data: atlas };
  },
});
