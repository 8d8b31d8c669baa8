/** What can be asked of a training, as Zod: shared by the form, the command line and the API. Safe in the browser. */
import { z } from 'zod';
import { ALGORITHM_TITLES } from './algorithm-titles.ts';

export const SEED_MAX = 4_294_967_295;

const ClassWeightSchema = z
  .enum(['none', 'balanced'])
  .default('none')
  .describe('balanced: every class counts the same in sum.');

const XgboostParamsSchema = z.strictObject({
  n_estimators: z
    .number()
    .int()
    .min(1)
    .max(10_000)
    .default(100)
    .describe('Boosting rounds; each adds one tree a class.'),
  learning_rate: z.number().gt(0).max(1).default(0.3).describe('How much of each tree is added (eta).'),
  max_depth: z.number().int().min(1).max(16).default(6).describe('Deepest a tree may grow.'),
  min_child_weight: z.number().min(0).default(1).describe('Least sum of hessians in a leaf.'),
  gamma: z.number().min(0).default(0).describe('Least gain a split must bring.'),
  reg_lambda: z.number().min(0).default(1).describe('L2 penalty on leaf weights.'),
  reg_alpha: z.number().min(0).default(0).describe('L1 penalty on leaf weights.'),
  tree_method: z
    .enum(['auto', 'exact', 'hist'])
    .default('auto')
    .describe('auto is exact here, as XGBoost 1.7 chooses for small data.'),
  max_bin: z.number().int().min(2).max(65_535).default(256).describe('Bins a feature has under hist.'),
  subsample: z.number().gt(0).max(1).default(1).describe('Share of the rows each tree learns from.'),
  colsample_bytree: z.number().gt(0).max(1).default(1).describe('Share of the features each tree may split on.'),
  base_score: z.number().gt(0).lt(1).default(0.5).describe('Where every row starts; a probability with two classes.'),
  class_weight: ClassWeightSchema,
  early_stopping_rounds: z
    .number()
    .int()
    .min(1)
    .nullable()
    .default(null)
    .describe('Stop after so many rounds without a better loss on the validation part; empty: never.'),
  validation_fraction: z
    .number()
    .gt(0)
    .lt(1)
    .default(0.1)
    .describe('Share of the training rows that early stopping watches and does not learn from.'),
  seed: z
    .number()
    .int()
    .min(0)
    .max(SEED_MAX)
    .nullable()
    .default(null)
    .describe("What is drawn: samples and the validation part; empty: the run's seed."),
});
export type XgboostParams = z.infer<typeof XgboostParamsSchema>;

const LogisticParamsSchema = z.strictObject({
  C: z.number().gt(0).default(1).describe('Inverse strength of the L2 penalty.'),
  tol: z.number().gt(0).default(1e-4).describe('Stop when the largest gradient entry is below this.'),
  max_iter: z.number().int().min(1).max(100_000).default(100).describe('Most L-BFGS iterations.'),
  fit_intercept: z.boolean().default(true).describe('Learn a constant for each class.'),
  class_weight: ClassWeightSchema,
  standardize: z.boolean().default(false).describe('Scale each feature to mean 0, deviation 1, as part of the model.'),
});
export type LogisticParams = z.infer<typeof LogisticParamsSchema>;

const TreeShape = {
  max_depth: z
    .number()
    .int()
    .min(1)
    .max(1_000)
    .nullable()
    .default(null)
    .describe('Deepest a tree may grow; empty: until leaves are pure.'),
  min_samples_split: z.number().int().min(2).default(2).describe('Fewest rows a node needs to be split.'),
  min_samples_leaf: z.number().int().min(1).default(1).describe('Fewest rows a leaf may have.'),
};
const MaxFeaturesSchema = z.enum(['all', 'sqrt', 'log2']);

const DecisionTreeParamsSchema = z.strictObject({
  ...TreeShape,
  max_features: MaxFeaturesSchema.default('all').describe('Features looked at for each split, drawn with the seed.'),
  class_weight: ClassWeightSchema,
});
export type DecisionTreeParams = z.infer<typeof DecisionTreeParamsSchema>;

const RandomForestParamsSchema = z.strictObject({
  n_estimators: z.number().int().min(1).max(10_000).default(100).describe('Trees in the forest.'),
  ...TreeShape,
  max_features: MaxFeaturesSchema.default('sqrt').describe('Features looked at for each split, drawn with the seed.'),
  bootstrap: z.boolean().default(true).describe('Each tree learns from rows drawn with replacement.'),
  class_weight: ClassWeightSchema,
});
export type RandomForestParams = z.infer<typeof RandomForestParamsSchema>;

export const NoParamsSchema = z.strictObject({});

/**
 * Algorithms by name, with what the form says about each. `learnsMissing` is the policy for missing features: where it
 * is false, rows that miss one are left out of training and holdout, and counted.
 */
export const ALGORITHMS = {
  xgboost: {
    title: ALGORITHM_TITLES.xgboost,
    detail: 'XGBoost, softmax over the classes',
    params: XgboostParamsSchema,
    learnsMissing: true,
  },
  logistic_regression: {
    title: ALGORITHM_TITLES.logistic_regression,
    detail: 'multinomial, L2, L-BFGS',
    params: LogisticParamsSchema,
    learnsMissing: false,
  },
  random_forest: {
    title: ALGORITHM_TITLES.random_forest,
    detail: 'gini trees on bootstrap samples, shares averaged',
    params: RandomForestParamsSchema,
    learnsMissing: false,
  },
  decision_tree: {
    title: ALGORITHM_TITLES.decision_tree,
    detail: 'one gini tree',
    params: DecisionTreeParamsSchema,
    learnsMissing: false,
  },
  majority: {
    title: ALGORITHM_TITLES.majority,
    detail: 'the baseline every model must beat',
    params: NoParamsSchema,
    learnsMissing: true,
  },
  stratified: {
    title: ALGORITHM_TITLES.stratified,
    detail: 'classes drawn at random with their shares',
    params: NoParamsSchema,
    learnsMissing: true,
  },
} as const;

export const ALGORITHM_NAMES = [
  'xgboost',
  'logistic_regression',
  'random_forest',
  'decision_tree',
  'majority',
  'stratified',
] as const;
export type AlgorithmName = (typeof ALGORITHM_NAMES)[number];

/** Held out, as in scikit-learn's train_test_split: a share below 1, of which ceil(n × share), or a number of rows. */
const SizeSchema = z
  .number()
  .gt(0)
  .refine((size) => size < 1 || Number.isInteger(size), 'a size is a share below 1, or a whole number of rows');

export const SplitSchema = z
  .strictObject({
    testSize: SizeSchema.default(0.1),
    stratify: z.boolean().default(false),
    /** A column of the dataset whose truthy rows are the holdout, instead of a random split. */
    column: z.string().min(1).optional(),
    /** A column whose equal values stay on one side; sizes count groups. */
    group: z.string().min(1).optional(),
    /** A column of moments; the latest rows are the holdout. */
    time: z.string().min(1).optional(),
    /** Folds of a cross-validation, beside the split. */
    folds: z.number().int().min(2).max(100).optional(),
    /** How often the folds are drawn anew. */
    repeats: z.number().int().min(1).max(100).optional(),
    /** A slice cut off before everything else, which nothing sees until promotion. */
    sealed: z
      .strictObject({ size: SizeSchema.default(0.1), seed: z.number().int().min(0).max(SEED_MAX).default(0) })
      .optional(),
  })
  .superRefine((split, context) => {
    const rules = (['column', 'group', 'time', 'stratify'] as const).filter((rule) => split[rule]);
    if (rules.length > 1) {
      const named = rules.map((rule) => (rule === 'stratify' ? 'stratified' : `by ${rule}`));
      const message = `a split is either ${named.join(' or ')}, not both`;
      context.addIssue({ code: 'custom', path: [rules.at(-1)!], message });
    }
    const fixed = rules.find((rule) => rule !== 'stratify');
    if (split.folds && fixed) {
      context.addIssue({
        code: 'custom',
        path: ['folds'],
        message: `folds are drawn at random or stratified, not by ${fixed}`,
      });
    }
    if (split.repeats && !split.folds) {
      context.addIssue({ code: 'custom', path: ['repeats'], message: 'repeats are of folds; say how many folds' });
    }
  });
export type SplitSpec = z.infer<typeof SplitSchema>;

/** scikit-learn's per-class row of a classification report. `undefined…` flags say the ratio was 0/0 and shown as 0. */
export interface ClassReport {
  readonly label: number;
  readonly name: string;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly support: number;
  readonly precisionUndefined: boolean;
  readonly recallUndefined: boolean;
}

export interface AverageReport {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly support: number;
}

/** A classification report with everything beside it; metric names are scikit-learn's. */
export interface Report {
  readonly rows: number;
  readonly classes: readonly ClassReport[];
  readonly macro: AverageReport;
  readonly weighted: AverageReport;
  /** Rows: true class, columns: predicted class, in the order of `classes`. */
  readonly confusion: readonly (readonly number[])[];
  readonly metrics: {
    readonly accuracy: number;
    readonly balanced_accuracy: number;
    readonly f1_macro: number;
    readonly f1_weighted: number;
    readonly matthews_corrcoef: number;
    /** null where scikit-learn gives NaN (0/0). */
    readonly cohen_kappa: number | null;
    readonly log_loss: number;
    /** null where undefined: a class missing from the holdout. */
    readonly roc_auc_ovr: number | null;
    /** Expected calibration error, 10 equal-width bins of the top probability. */
    readonly expected_calibration_error: number;
  };
}
