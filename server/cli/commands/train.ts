import { z } from 'zod';
import { ALGORITHM_NAMES, SEED_MAX } from '#server/training/schema';
import { defineCommand, parameter } from '../command.ts';
import { JsonObjectSchema, ListSchema, NumberSchema } from '../schemas.ts';
import { SPLIT_OPTIONS, toSplitChoice } from '../split-options.ts';
import { describeRun } from '../text/describe-run.ts';
import { trainHere } from '../train-here.ts';

export default defineCommand({
  description: 'Trains one run here and now, and keeps it like any other.',
  options: {
    name: parameter('--name <name>', z.string({ error: 'give the run a name' }), 'name of the run'),
    owner: parameter('--owner <person>', z.string().optional(), 'whose run it is; you if left out'),
    features: parameter('--features <a:b,…>', ListSchema.optional(), 'feature references with commas'),
    service: parameter('--service <name>', z.string().optional(), 'feature service instead of features'),
    experiment: parameter('--experiment <name>', z.string().optional(), 'takes over its label and split'),
    label: parameter('--label <view:feature>', z.string().optional(), 'what to predict'),
    algorithm: parameter(
      '--algorithm <name>',
      z.enum(ALGORITHM_NAMES, { error: `must be one of ${ALGORITHM_NAMES.join(', ')}` }),
      ALGORITHM_NAMES.join(', '),
    ),
    params: parameter('--params <json>', JsonObjectSchema.default({}), 'parameters of the algorithm'),
    seed: parameter('--seed <n>', NumberSchema.optional(), `0 to ${SEED_MAX}; that of the split if left out`),
    allowLeakage: parameter(
      '--allow-leakage',
      z.boolean().default(false),
      'train although a feature gives the label away; the run is marked',
    ),
    includeLate: parameter(
      '--include-late',
      z.boolean().default(false),
      'use rows as well that were written after the moment of the join, or at a time nobody recorded',
    ),
    ...SPLIT_OPTIONS,
  },
  async run(input, context) {
    const {
      name,
      owner,
      features,
      service,
      experiment,
      label,
      algorithm,
      params,
      seed,
      allowLeakage,
      includeLate,
      ...split
    } = input;
    const run = await trainHere(
      {
        name,
        owner: owner ?? context.actor.name,
        features,
        service,
        experiment,
        label,
        algorithm,
        params,
        seed,
        allowLeakage,
        includeLate,
        ...toSplitChoice(split),
      },
      context,
    );
    return { text: describeRun(run), data: run };
  },
});
