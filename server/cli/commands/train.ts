import { z } from 'zod';
import { AppError } from '#server/platform/errors';
import { executeRun } from '#server/runs/execute-run';
import { recordRun } from '#server/runs/record-run';
import type { Run } from '#server/runs/schema';
import { ALGORITHM_NAMES, SEED_MAX } from '#server/training/schema';
import { defineCommand, parameter } from '../command.ts';
import { JsonObjectSchema, ListSchema, NumberSchema } from '../schemas.ts';
import { describeRun } from '../text/describe-run.ts';

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
  async run({ owner, testSize, splitColumn, stratify, ...rest }, { actor, progress, signal }) {
    const split = {
      stratify,
      ...(testSize !== undefined && { testSize }),
      ...(splitColumn && { column: splitColumn }),
    };
    const run = await recordRun({ ...rest, owner: owner ?? actor.name, split }, actor);
    progress.report({ phase: `training ${run.name}` });
    const ended = await executeRun(run.id, {
      signal,
      onProgress: ({ step, steps, holdoutLoss }) =>
        progress.report({
          phase: `training ${run.name}`,
          fraction: step / steps,
          detail: `round ${step} of ${steps}${holdoutLoss === null ? '' : `, holdout loss ${holdoutLoss.toFixed(4)}`}`,
        }),
    });
    progress.end();
    return { text: describeRun(requireFinished(ended)), data: ended };
  },
});

function requireFinished(run: Run): Run {
  if (run.status === 'finished') return run;
  const code = run.status === 'cancelled' ? 'cancelled' : 'invalid_input';
  throw new AppError(
    code,
    `Run "${run.name}" (${run.id}) ${run.status === 'cancelled' ? 'was cancelled' : 'failed'}: ${run.error}`,
  );
}
