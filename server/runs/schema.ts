/** What a run is: what one asks for, the states it passes through, what it keeps. Safe in the browser. */
import { z } from 'zod';
import { FeatureReferenceSchema, type ValueType } from '../feature-store/vocabulary.ts';
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
    split: SplitSchema.prefault({}),
    seed: z.number().int().min(0).max(SEED_MAX).default(0),
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
  /** Class value, name and rows in training and holdout. */
  readonly classes: readonly { value: number; name: string; train: number; holdout: number }[];
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
  readonly split: SplitSpec;
  readonly seed: number;
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
  readonly error: string | null;
  readonly cancelRequested: boolean;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
}

/** Row-level holdout predictions of a run: n rows, `probabilities` row-major n × classes. */
export interface Holdout {
  readonly keys: readonly string[];
  readonly labels: Int32Array;
  readonly predicted: Int32Array;
  readonly probabilities: Float64Array;
}

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
  readonly challenges: readonly Challenge[];
  readonly features: readonly { feature: string; in: readonly boolean[] }[];
  /** Settings of each run as text (null = not set); `differs` when they are not all equal. */
  readonly settings: readonly { name: string; values: readonly (string | null)[]; differs: boolean }[];
  readonly verdict: string;
}
