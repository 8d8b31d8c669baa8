/** What a run is: what one asks for, the states it passes through, what it keeps. Safe in the browser. */
import { z } from 'zod';
import { FeatureReferenceSchema, type ValueType } from '../feature-store/vocabulary.ts';
import type { CrossValidationResult } from '../training/cross-validate.ts';
import type { Leak } from '../training/find-leaks.ts';
import type { FittedModel } from '../training/model.ts';
import {
  ALGORITHM_NAMES,
  ALGORITHMS,
  type AlgorithmName,
  type Report,
  SEED_MAX,
  SplitSchema,
  type SplitSpec,
} from '../training/schema.ts';

export const RUN_STATUSES = ['queued', 'running', 'finished', 'failed', 'cancelled'] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];

const PersonSchema = z.string().trim().min(1, 'say who').max(60, 'at most 60 characters');

const SeedSchema = z.number().int().min(0).max(SEED_MAX);

const SplitNameSchema = z
  .string()
  .trim()
  .min(1, 'give the split a name')
  .max(80, 'at most 80 characters')
  .describe('a stored split of the label; beside `split`, the name to keep that one under');

/** Every row is held out once in each repeat; the model that is kept learns from all of them. */
const CrossValidationSchema = z.strictObject({
  folds: z.number({ error: 'say how many folds' }).int().min(2).max(100).describe('folds'),
  repeats: z.number().int().min(1).max(100).optional().describe('how often they are drawn anew'),
});
export type CrossValidationSpec = z.infer<typeof CrossValidationSchema>;

/** What `cookoff train`, the form and `POST /api/v1/runs` send. Exactly one of `features` and `service`. */
export const CreateRunSchema = z
  .strictObject({
    name: z.string().trim().min(1, 'give the run a name').max(80, 'at most 80 characters'),
    owner: PersonSchema,
    features: z.array(FeatureReferenceSchema).min(1, 'pick at least one feature').max(1_000).optional(),
    service: z.string().min(1).optional(),
    label: FeatureReferenceSchema,
    algorithm: z.enum(ALGORITHM_NAMES),
    params: z.record(z.string(), z.unknown()).default({}),
    split: SplitSchema.optional().describe('drawn with `seed`; without it and `splitName`, the default of the label'),
    splitName: SplitNameSchema.optional(),
    cv: CrossValidationSchema.optional(),
    seed: SeedSchema.optional(),
    allowLeakage: z
      .boolean()
      .default(false)
      .describe('train although a feature gives the label away; the run is marked'),
  })
  .superRefine((run, context) => {
    if (!run.features === !run.service) {
      context.addIssue({
        code: 'custom',
        path: ['features'],
        message: 'give either features or a service, and not both',
      });
    }
    if (run.features?.includes(run.label)) {
      context.addIssue({
        code: 'custom',
        path: ['features'],
        message: `the label ${run.label} is among the features; a model cannot be given its own answer`,
      });
    }
    const repeated = run.features?.find((feature, i) => run.features?.indexOf(feature) !== i);
    if (repeated) context.addIssue({ code: 'custom', path: ['features'], message: `${repeated} is listed twice` });
    const params = ALGORITHMS[run.algorithm].params.safeParse(run.params);
    for (const issue of params.error?.issues ?? []) {
      context.addIssue({ code: 'custom', path: ['params', ...issue.path], message: issue.message });
    }
  });
export type CreateRun = z.input<typeof CreateRunSchema>;

export interface RunProgress {
  readonly phase: string;
  readonly step: number;
  readonly steps: number;
  readonly trainLoss: number | null;
  readonly holdoutLoss: number | null;
}

export interface LearningCurve {
  readonly step: readonly number[];
  readonly trainLoss: readonly number[];
  readonly holdoutLoss: readonly (number | null)[];
}

/** What the join and the split made of the feature store's rows. */
export interface DatasetSummary {
  readonly entityRows: number;
  readonly usedRows: number;
  readonly droppedRows: readonly { reason: string; count: number }[];
  readonly trainRows: number;
  readonly holdoutRows: number;
  /** Rows set aside for the promotion. */
  readonly sealedRows: number;
  /** Holdout rows that were not scored because they miss a feature; others may have scored them. */
  readonly unscoredRows: number;
  /** Class value, name and rows in training and holdout. */
  readonly classes: readonly { value: number; name: string; train: number; holdout: number }[];
}

/** A way to divide the labelled rows, as it is stored. */
export interface Split {
  readonly id: string;
  readonly label: string;
  readonly name: string;
  readonly spec: SplitSpec;
  readonly seed: number;
  /** Of what the first run drew with it; null before that. */
  readonly fingerprint: string | null;
  readonly createdAt: Date;
  readonly createdBy: string;
}

/** What a run says of its split: the rule, with name and seed. */
export type RunSplit = SplitSpec & Pick<Split, 'id' | 'name' | 'seed'>;

/** Where a model comes from that was trained elsewhere. */
export interface ImportedModel {
  readonly fileName: string;
  readonly sha256: string;
  readonly format: 'onnx' | 'xgboost_json';
}

export interface Run {
  readonly id: string;
  readonly name: string;
  readonly owner: string;
  readonly status: RunStatus;
  readonly algorithm: AlgorithmName;
  readonly features: readonly string[];
  readonly service: string | null;
  readonly label: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly split: RunSplit;
  /** Of the model. */
  readonly seed: number;
  readonly allowLeakage: boolean;
  /** Features found to give the label away, before training. */
  readonly leaks: readonly Leak[];
  /** null for a model that was trained here. */
  readonly imported: ImportedModel | null;
  readonly asOf: Date | null;
  readonly viewVersions: Readonly<Record<string, number>>;
  readonly datasetFingerprint: string | null;
  readonly splitFingerprint: string | null;
  readonly codeVersion: string;
  readonly warnings: readonly string[];
  readonly progress: RunProgress | null;
  readonly dataset: DatasetSummary | null;
  /** Milliseconds by phase: dataset, fit, evaluate, total. */
  readonly durations: Readonly<Record<string, number>> | null;
  readonly learningCurve: LearningCurve | null;
  readonly report: Report | null;
  readonly baseline: Report | null;
  /** Fold by fold; `report` is then over the out-of-fold predictions. */
  readonly crossValidation: CrossValidation | null;
  readonly error: string | null;
  readonly cancelRequested: boolean;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
}

/** What cross-validation keeps of each fold, and of all of them together. */
export type CrossValidation = Pick<CrossValidationResult, 'folds' | 'metrics' | 'baselineMetrics'>;

/** Row-level holdout predictions of a run: n rows, `probabilities` row-major n × classes. */
export interface Holdout {
  readonly keys: readonly string[];
  readonly labels: Int32Array;
  readonly predicted: Int32Array;
  readonly probabilities: Float64Array;
}

/** What a finished run keeps of its holdout: in cross-validation, of every row, predicted by models that never saw it. */
export interface KeptHoldout extends Holdout {
  /** (n × features) row-major in model order, NaN where missing. */
  readonly features: Float64Array;
  /** (n × repeats) row-major: the fold that held a row out; null without cross-validation. */
  readonly folds: Int32Array | null;
}

/** Rows that nothing has seen, for the promotion. */
export type SealedRows = Pick<KeptHoldout, 'keys' | 'labels' | 'features'>;

/** What a feature looked like in the training rows; null where it was missing in all of them. */
export interface TrainingRange {
  readonly min: number | null;
  readonly max: number | null;
  readonly mean: number | null;
  /** Rows of the training part in which it was missing. */
  readonly missing: number;
}

/** A fitted model with everything needed to score or package it. */
export interface TrainedModel {
  readonly model: FittedModel;
  readonly inputs: readonly { feature: string; dtype: ValueType; range: TrainingRange }[];
  /** Class values and names in the order of the model's classes. */
  readonly classValues: readonly number[];
  readonly classNames: readonly string[];
}

/** A difference `challenger − reference` with its 95% interval. */
export interface Difference {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/** One run held against the reference run, on the rows both were scored on. */
export interface Challenge {
  readonly runId: string;
  /** Why no difference may be shown, or null when one may. */
  readonly notComparable: string | null;
  readonly statistics: {
    readonly rows: number;
    readonly accuracy: Difference;
    readonly f1_macro: Difference;
    readonly mcnemar: { readonly onlyReference: number; readonly onlyChallenger: number; readonly p: number };
  } | null;
  /** What a person should take from it, in words. */
  readonly verdict: string;
}

export interface Comparison {
  /** In the order asked for; the first is the reference. */
  readonly runs: readonly Run[];
  readonly comparable: boolean;
  /** Said where not all holdout rows count, because some run could not score them; all figures are then of the others. */
  readonly note: string | null;
  readonly challenges: readonly Challenge[];
  readonly features: readonly { feature: string; in: readonly boolean[] }[];
  /** Settings of each run as text (null = not set); `differs` when they are not all equal. */
  readonly settings: readonly { name: string; values: readonly (string | null)[]; differs: boolean }[];
  readonly verdict: string;
}
