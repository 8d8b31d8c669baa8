import { z } from 'zod';
import { DatasetRequestSchema } from '#server/feature-store/dataset-schema';
import { parseInput } from '#server/platform/parse-input';
import { previewTrainingSet } from '#server/runs/preview-training-set';
import { defineCommand, parameter } from '../command.ts';
import { ListSchema, TimeSchema } from '../schemas.ts';
import { describePreview } from '../text/describe-preview.ts';

export default defineCommand({
  description: 'Shows what the rows of a training dataset would be: matches, nulls, classes, and what to beware of.',
  options: {
    features: parameter(
      '--features <a:b,…>',
      z.string({ error: 'name features, like view:feature' }).pipe(ListSchema),
      'feature references',
    ),
    label: parameter('--label <a:b>', z.string().optional(), 'what to predict'),
    asOf: parameter('--as-of <time>', TimeSchema.optional(), 'moment of the rows; now if left out'),
    includeLate: parameter(
      '--include-late',
      z.boolean().default(false),
      'see rows that were written after the moment asked about too',
    ),
  },
  async run({ features, label, asOf, includeLate }, { progress, signal }) {
    progress.report({ phase: 'joining features' });
    const asked = { features, includeLate, ...(label && { label }), ...(asOf && { asOf: asOf.toISOString() }) };
    const preview = await previewTrainingSet(parseInput(DatasetRequestSchema, asked), signal);
    progress.end();
    return { text: describePreview(preview), data: preview };
  },
});
