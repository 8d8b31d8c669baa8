import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import { importModel } from '#server/models/import-model';
import { AppError, messageOf } from '#server/platform/errors';
import { defineCommand, parameter } from '../command.ts';
import { ListSchema } from '../schemas.ts';
import { describeRun } from '../text/describe-run.ts';

export default defineCommand({
  description:
    'Brings in a model that was trained elsewhere, XGBoost JSON or an ONNX classifier, as a finished run scored on the shared holdout.',
  arguments: { file: parameter('<file>', z.string(), 'model.json of xgboost, or an .onnx file') },
  options: {
    name: parameter('--name <name>', z.string({ error: 'give the run a name' }), 'name of the run'),
    owner: parameter('--owner <person>', z.string().optional(), 'whose run it is; you if left out'),
    features: parameter(
      '--features <a:b,…>',
      ListSchema,
      'feature references in the order of the model’s inputs, with commas',
    ),
    label: parameter(
      '--label <view:feature>',
      z.string({ error: 'name the label, like view:feature' }),
      'what it predicts',
    ),
    classes: parameter(
      '--classes <0,1,…>',
      ListSchema.transform((words) => words.map(Number)).optional(),
      'class values in the order of its probabilities; those of the label if left out',
    ),
    split: parameter('--split <name>', z.string().optional(), 'stored split to score it on; the default if left out'),
    allowLeakage: parameter(
      '--allow-leakage',
      z.boolean().default(false),
      'bring it in although a feature gives the label away; the run is marked',
    ),
  },
  async run({ file, owner, split, ...rest }, context) {
    const bytes = await readFile(file).catch((error: unknown) => {
      throw new AppError('invalid_input', `file: ${file} cannot be read: ${messageOf(error)}.`);
    });
    const input = { ...rest, owner: owner ?? context.actor.name, splitName: split };
    const run = await importModel({ name: basename(file), bytes }, input, context.actor);
    return { text: describeRun(run), data: run };
  },
});
