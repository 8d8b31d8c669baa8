/** What a run is: the states it passes through and what it keeps. Safe in the browser. */
import type { ValueType } from '../feature-store/vocabulary.ts';
import type { ClassHistogram } from '../training/class-histogram.ts';
import type { CrossValidationResult } from '../training/cross-validate.ts';
import type { ModelImportance } from '../training/feature-importance.ts';
import type { Leak } from '../training/find-leaks.ts';
import type { MeanContributions } from '../training/mean-contributions.ts';
import type { FittedModel } from '../training/model.ts';
import type { PermutedFeature } from '../training/permutation-importance.ts';
import { ALGORITHMS, type AlgorithmName, NoParamsSchema, type Report, type SplitSpec } from '../training/schema.ts';
import { RUN_ALGORITHM_TITLES } from './run-algorithm-titles.ts';

export const RUN_STATUSES = ['queued', 'running', 'finished', 'failed', 'cancelled'] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];

/** What made a run's model: an algorithm that trains here, or an ONNX file that was brought in. */
export const RUN_ALGORITHMS = {
  ...ALGORITHMS,
  onnx: { title: RUN_ALGORITHM_TITLES.onnx, detail: 'trained elsewhere', params: NoParamsSchema, learnsMissing: false },
} as const;
export type RunAlgorithm = keyof typeof RUN_ALGORITHMS;

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

/** The name of the split that runs of a label share unless they say otherwise. */
export const DEFAULT_SPLIT = 'default';

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

/** The point of a sweep that a run was made from, chosen with its score in sight: that score flatters it. */
export interface ChosenFrom {
  readonly sweep: string;
  readonly sweepName: string;
  /** Id of the point. */
  readonly point: string;
  /** How many there were to choose from. */
  readonly points: number;
}

export interface Run {
  readonly id: string;
  readonly name: string;
  readonly owner: string;
  readonly status: RunStatus;
  readonly algorithm: RunAlgorithm;
  readonly features: readonly string[];
  readonly service: string | null;
  /** Id of the experiment it belongs to. */
  readonly experimentId: string | null;
  readonly label: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly split: RunSplit;
  /** Of the model. */
  readonly seed: number;
  readonly allowLeakage: boolean;
  /** Whether rows count that were written after the moment of the join, or at a time nobody recorded. */
  readonly includeLate: boolean;
  /** Features found to give the label away, before training. */
  readonly leaks: readonly Leak[];
  /** null for a model that was trained here. */
  readonly imported: ImportedModel | null;
  /** null for a run that was not chosen among many. */
  readonly chosenFrom: ChosenFrom | null;
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
  readonly starred: boolean;
  /** Left out of lists that do not ask for it. */
  readonly archived: boolean;
  readonly tags: readonly string[];
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
}

/** A run whose model is made here. */
export type TrainableRun = Run & { readonly algorithm: AlgorithmName };

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

/** A model file that was brought in as it is. */
export interface OnnxFile {
  readonly kind: 'onnx';
  /** Bytes of the file, base64. */
  readonly file: string;
  /** Names of the graph's ends. */
  readonly input: string;
  readonly label: string;
  readonly probabilities: string;
}

/** One feature a model learned from. */
export interface TrainedInput {
  readonly feature: string;
  readonly dtype: ValueType;
  readonly range: TrainingRange;
  /** Of the training rows, of at most 50,000 of them; runs of old have none. */
  readonly distribution?: ClassHistogram;
}

/** A fitted model with everything needed to score or package it. */
export interface TrainedModel {
  readonly model: FittedModel | OnnxFile;
  readonly inputs: readonly TrainedInput[];
  /** Class values and names in the order of the model's classes. */
  readonly classValues: readonly number[];
  readonly classNames: readonly string[];
}

/** What can be asked of a finished run, and what it costs. */
export const EXPLANATIONS = {
  importance: { title: 'Feature importance', cost: 'read off the model' },
  shap: { title: 'SHAP values', cost: 'rows × trees × leaves × depth²' },
  permutation: { title: 'Permutation importance', cost: '10 scorings of the holdout a feature' },
} as const;
export type ExplanationKind = keyof typeof EXPLANATIONS;

/** The holdout's scores with each feature shuffled. */
export interface PermutationSummary {
  readonly metric: 'f1_macro';
  readonly repeats: number;
  readonly rows: number;
  readonly features: readonly PermutedFeature[];
}

export type Explanation =
  | { readonly kind: 'importance'; readonly body: ModelImportance }
  | { readonly kind: 'shap'; readonly body: MeanContributions }
  | { readonly kind: 'permutation'; readonly body: PermutationSummary };
export type NewExplanation = Explanation & { readonly durationMs: number };
export type RunExplanation = NewExplanation & { readonly createdAt: Date };
