import { z } from 'zod';
import { AppError } from '#server/platform/errors';
import { recordSweep } from '#server/runs/create-sweep';
import type { CreateSweep } from '#server/runs/create-sweep-schema';
import { METRIC_NAMES, SEARCHES, type SearchName } from '#server/runs/sweep-schema';
import { ALGORITHM_NAMES, type AlgorithmName, SEED_MAX } from '#server/training/schema';
import { defineCommand, parameter } from '../command.ts';
import { JsonObjectSchema, ListSchema, NumberSchema } from '../schemas.ts';
import { sweepHere } from '../sweep-here.ts';
import { describeSweep } from '../text/describe-sweep.ts';

const SEARCH_NAMES = Object.keys(SEARCHES) as [SearchName, ...SearchName[]];
const AlgorithmsSchema = ListSchema.pipe(
  z.array(z.enum(ALGORITHM_NAMES, { error: `must be one or more of ${ALGORITHM_NAMES.join(', ')}` })).min(1),
);

export default defineCommand({
  description:
    'Judges every set of some features, or many parameters, on the same folds, and says which is best, which is as good ' +
    'with less, and what each feature is worth.',
  options: {
    candidates: parameter(
      '--candidates <a:b,…>',
      z
        .string({ error: 'name features with commas, and a + between those that are in or out together' })
        .pipe(ListSchema),
      'feature references with commas; a + joins those that are in or out together',
    ),
    experiment: parameter('--experiment <name>', z.string().optional(), 'takes over its label, split and sealed rows'),
    label: parameter('--label <view:feature>', z.string().optional(), 'what to predict'),
    algorithm: parameter('--algorithm <names>', AlgorithmsSchema.default(['xgboost']), ALGORITHM_NAMES.join(', ')),
    params: parameter(
      '--params <json>',
      JsonObjectSchema.default({}),
      'parameters that all points share; {"tree_method": "hist"} makes trees several times as fast',
    ),
    grid: parameter('--grid <json>', JsonObjectSchema.optional(), `values to try, like '{"max_depth": [3, 5]}'`),
    random: parameter('--random <n>', NumberSchema.optional(), 'draw so many combinations from the grid'),
    search: parameter(
      '--search <how>',
      z.enum(SEARCH_NAMES, { error: `must be one of ${SEARCH_NAMES.join(', ')}` }).optional(),
      `${SEARCH_NAMES.join(', ')}; all if left out, together with --grid`,
    ),
    budget: parameter('--budget <n>', NumberSchema.optional(), 'most points of a search; 500 if left out'),
    metric: parameter(
      '--metric <name>',
      z.enum(METRIC_NAMES, { error: `must be one of ${METRIC_NAMES.join(', ')}` }).optional(),
      'what the best is best in; f1_macro if left out',
    ),
    cv: parameter('--cv <folds>', NumberSchema.default(5), 'folds; 5 if left out'),
    repeats: parameter('--repeats <n>', NumberSchema.default(1), 'how often the folds are drawn anew'),
    stratify: parameter('--no-stratify', z.boolean().default(true), 'folds without regard to the classes'),
    sealed: parameter('--sealed <share>', NumberSchema.default(0.1), 'share that no point sees; 0.1 if left out'),
    seed: parameter('--seed <n>', NumberSchema.default(0), `0 to ${SEED_MAX}`),
    name: parameter('--name <name>', z.string().optional(), 'name of the sweep'),
    owner: parameter('--owner <person>', z.string().optional(), 'whose it is; you if left out'),
    allowLeakage: parameter('--allow-leakage', z.boolean().default(false), 'try features that give the label away'),
    top: parameter('--top <n>', NumberSchema.default(15), 'points to print; 15 if left out'),
  },
  async run({ candidates, cv, params, grid, random, algorithm, top, search, budget, metric, ...rest }, context) {
    const sweep = await recordSweep(
      {
        ...rest,
        name: rest.name ?? `${candidates.length} candidates, ${algorithm.join(' and ')}`,
        owner: rest.owner ?? context.actor.name,
        candidates: candidates.map((candidate) => ({ features: candidate.split('+').map((name) => name.trim()) })),
        settings: settingsOf(algorithm, { params, grid, random }),
        search: search ?? (grid ? 'together' : 'all'),
        folds: cv,
        ...(budget !== undefined && { budget }),
        ...(metric && { metric }),
      },
      context.actor,
    );
    const atlas = await sweepHere(sweep, context);
    return { text: describeSweep(atlas, top), data: atlas };
  },
});

interface Varied {
  readonly params: Record<string, unknown>;
  readonly grid: Record<string, unknown> | undefined;
  readonly random: number | undefined;
}

/** Parameters have the names of one algorithm, so they go with one. */
function settingsOf(
  algorithms: readonly AlgorithmName[],
  { params, grid, random }: Varied,
): NonNullable<CreateSweep['settings']> {
  const hasParams = grid !== undefined || random !== undefined || Object.keys(params).length > 0;
  if (hasParams && algorithms.length > 1) {
    throw new AppError('invalid_input', 'cookoff sweep: --params, --grid and --random go with one --algorithm.');
  }
  return algorithms.map((algorithm) => ({
    algorithm,
    params,
    ...(grid && { grid: grid as NonNullable<NonNullable<CreateSweep['settings']>[number]['grid']> }),
    ...(random !== undefined && { draws: random }),
  }));
}
