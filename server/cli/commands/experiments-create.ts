import { z } from 'zod';
import { createExperiment } from '#server/runs/create-experiment';
import { METRIC_NAMES } from '#server/runs/sweep-schema';
import { defineCommand, parameter } from '../command.ts';
import { NumberSchema } from '../schemas.ts';
import { SPLIT_OPTIONS, toSplitChoice } from '../split-options.ts';

export default defineCommand({
  description: 'Starts an experiment: its label, split and metric are fixed from then on.',
  options: {
    name: parameter('--name <name>', z.string({ error: 'give the experiment a name' }), 'what people call it'),
    question: parameter('--question <text>', z.string().optional(), 'what is to be found out'),
    label: parameter(
      '--label <view:feature>',
      z.string({ error: 'name the label, like view:feature' }),
      'what to predict',
    ),
    metric: parameter(
      '--metric <name>',
      z.enum(METRIC_NAMES, { error: `must be one of ${METRIC_NAMES.join(', ')}` }).optional(),
      'what the leaderboard is sorted by; f1_macro if left out',
    ),
    seed: parameter('--seed <n>', NumberSchema.optional(), 'of a split that is drawn for it'),
    ...SPLIT_OPTIONS,
  },
  async run({ name, question, label, metric, seed, ...options }, { actor }) {
    const { split, splitName, cv } = toSplitChoice(options);
    const folds = cv && { ...split, ...cv };
    const experiment = await createExperiment(
      { name, question, label, metric, seed, splitName, split: folds ?? split },
      actor,
    );
    const { id, split: kept } = experiment;
    return { text: `Experiment "${name}" (${id}): ${label} on the split "${kept.name}".`, data: experiment };
  },
});
