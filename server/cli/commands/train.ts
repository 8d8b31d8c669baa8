import { z } from 'zod';
import { ALGORITHM_NAMES, SEED_MAX } from '#server/training/schema';
import { defineCommand, parameter } from '../command.ts';
import { JsonObjectSchema, ListSchema, NumberSchema } from '../schemas.ts';
import { describeRun } from '../text/describe-run.ts';
import { trainHere } from '../train-here.ts';

export default defineCommand({
  description: 'Trains one run here and now, and keeps it like any other.',
  options: {
    name: parameter('--name <name>', z.string({ error: 'give the run a name' }), 'name of the run'),
    owner: parameter('--owner <person>', z.string().optional(), 'whose run it is; you if left out'),
    features: parameter('--features <a:b,…>', ListSchema.optional(), 'feature references with commas'),
    service: parameter('--service <name>', z.string().optional(), 'feature service instead of features'),
    label: parameter(
      '--label <view:feature>',
      z.string({ error: 'name the label, like view:feature' }),
      'what to predict',
    ),
    algorithm: parameter(
      '--algorithm <name>',
      z.enum(ALGORITHM_NAMES, { error: `must be one of ${ALGORITHM_NAMES.join(', ')}` }),
      ALGORITHM_NAMES.join(', '),
    ),
    params: parameter('--params <json>', JsonObjectSchema.default({}), 'parameters of the algorithm'),
    testSize: parameter('--test-size <share>', NumberSchema.optional(), 'share of rows held out; 0.1 if left out'),
    seed: parameter('--seed <n>', NumberSchema.default(0), `0 to ${SEED_MAX}; 0 if left out`),
    splitColumn: parameter(
      '--split-column <feature>',
      z.string().optional(),
      'feature that is true in the holdout rows',
    ),
    stratify: parameter('--stratify', z.boolean().default(false), 'keep the shares of the classes in the split'),
  },
  async run({ owner, testSize, splitColumn, stratify, ...rest }, context) {
    const split = {
      stratify,
      ...(testSize !== undefined && { testSize }),
      ...(splitColumn && { column: splitColumn }),
    };
    const run = await trainHere({ ...rest, owner: owner ?? context.actor.name, split }, context);
    return { text: describeRun(run), data: run };
  },
});
