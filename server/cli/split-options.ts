import { z } from 'zod';
import type { CreateRun } from '#server/runs/create-run-schema';
import { parameter } from './command.ts';
import { NumberSchema } from './schemas.ts';

/** The flags that say which rows a run is judged on; without any it is the label's default split. */
export const SPLIT_OPTIONS = {
  split: parameter(
    '--split <name>',
    z.string().optional(),
    'a stored split, or with the flags below the name to keep a new one under',
  ),
  testSize: parameter('--test-size <share>', NumberSchema.optional(), 'share of rows held out; 0.1 if left out'),
  stratify: parameter('--stratify', z.boolean().default(false), 'keep the shares of the classes in the split'),
  splitColumn: parameter('--split-column <feature>', z.string().optional(), 'feature that is true in the holdout rows'),
  group: parameter('--group <feature>', z.string().optional(), 'rows of one value stay on one side'),
  time: parameter('--time <feature>', z.string().optional(), 'hold out the latest rows by this feature'),
  sealed: parameter(
    '--sealed <share>',
    NumberSchema.optional(),
    'share set aside first, that nothing sees until promotion',
  ),
  sealedSeed: parameter('--sealed-seed <n>', NumberSchema.default(0), 'seed of the sealed share; 0 if left out'),
  cv: parameter('--cv <folds>', NumberSchema.optional(), 'cross-validate in so many folds in place of one holdout'),
  repeats: parameter('--repeats <n>', NumberSchema.optional(), 'how often the folds are drawn anew; 1 if left out'),
};

type SplitOptions = { readonly [Name in keyof typeof SPLIT_OPTIONS]: z.output<(typeof SPLIT_OPTIONS)[Name]['schema']> };

/** The flags as `CreateRunSchema` takes them. */
export function toSplitChoice(options: SplitOptions): Pick<CreateRun, 'split' | 'splitName' | 'cv'> {
  const { testSize, stratify, splitColumn, group, time, sealed, sealedSeed, cv, repeats } = options;
  const rule = {
    ...(testSize !== undefined && { testSize }),
    ...(stratify && { stratify }),
    ...(splitColumn && { column: splitColumn }),
    ...(group && { group }),
    ...(time && { time }),
    ...(sealed !== undefined && { sealed: { size: sealed, seed: sealedSeed } }),
  };
  return {
    ...(options.split && { splitName: options.split }),
    ...(Object.keys(rule).length > 0 && { split: rule }),
    ...((cv !== undefined || repeats !== undefined) && {
      cv: { folds: cv ?? Number.NaN, ...(repeats !== undefined && { repeats }) },
    }),
  };
}
