/** What a sweep is and what it says: many sets of features, each judged on the same folds. Safe in the browser. */
import type { AlgorithmName, Report } from '../training/schema.ts';
import type { Interval, MetricName } from './comparison-schema.ts';
import type { RunSplit } from './schema.ts';

/** The figures every point keeps, in the order in which they are stored. */
export const METRIC_NAMES = [
  'accuracy',
  'balanced_accuracy',
  'f1_macro',
  'f1_weighted',
  'matthews_corrcoef',
  'cohen_kappa',
  'log_loss',
  'roc_auc_ovr',
  'expected_calibration_error',
] as const satisfies readonly (keyof Report['metrics'])[];

/** How the subsets that are tried come about. */
export const SEARCHES = {
  all: 'every subset of the candidates',
  forward: 'from none, always adding the candidate that helps most',
  backward: 'from all, always leaving out the candidate that is missed least',
  random: 'subsets drawn at random',
  together: 'only all candidates together, to try parameters',
} as const;
export type SearchName = keyof typeof SEARCHES;
/** A paused sweep was stopped by somebody or died; it goes on from what it has. */
const SWEEP_STATUSES = ['queued', 'running', 'paused', 'finished', 'failed', 'cancelled'] as const;
export type SweepStatus = (typeof SWEEP_STATUSES)[number];

/** A feature, or features that are in or out together. */
export interface Candidate {
  readonly name: string;
  readonly features: readonly string[];
}

/** An algorithm with all of its parameters. */
export interface SweepSetting {
  readonly algorithm: AlgorithmName;
  readonly params: Readonly<Record<string, unknown>>;
}

/** An algorithm as far as the time of a fit goes: trees that are grown by histogram take a fraction of the others. */
export type PaceName = AlgorithmName | 'xgboost_hist';

/** Which pace a setting is fitted at. */
export function paceNameOf({ algorithm, params }: SweepSetting): PaceName {
  return algorithm === 'xgboost' && params.tree_method === 'hist' ? 'xgboost_hist' : algorithm;
}

export interface SweepProgress {
  /** Points that are known, those that were known before among them. */
  readonly done: number;
  /** Points there will be; for a search that may end sooner, at most. */
  readonly total: number;
  /** Of those done, how many came from an earlier sweep on the same rows. */
  readonly reused: number;
  /** Milliseconds left by the pace so far; null before there is one. */
  readonly remainingMs: number | null;
}

/** Mean over the folds that have the metric. */
export interface FoldSpread {
  readonly mean: number;
  /** Divisor folds − 1. */
  readonly sd: number;
  /** Standard error of the mean, sd / √folds. */
  readonly error: number;
}
export type FoldSpreads = Readonly<Record<MetricName, FoldSpread | null>>;

/** What the data was, once it was joined. */
export interface SweepFacts {
  readonly asOf: string;
  readonly datasetFingerprint: string;
  readonly splitFingerprint: string;
  /** Rows that folds are made of. */
  readonly rows: number;
  readonly sealed: number;
  readonly leftOut: readonly { readonly reason: string; readonly count: number }[];
  readonly classes: readonly { readonly value: number; readonly name: string; readonly rows: number }[];
  /** Held-out rows of a fold over those it learns from. */
  readonly testToTrain: number;
  /** The majority class, fold by fold: what no feature at all is worth. */
  readonly baseline: readonly Report['metrics'][];
}

export interface Sweep {
  readonly id: string;
  readonly name: string;
  readonly owner: string;
  readonly status: SweepStatus;
  readonly label: string;
  /** Id of the experiment it belongs to. */
  readonly experimentId: string | null;
  readonly candidates: readonly Candidate[];
  readonly settings: readonly SweepSetting[];
  readonly search: SearchName;
  /** Most points there can be. */
  readonly budget: number;
  readonly metric: MetricName;
  readonly split: RunSplit;
  readonly seed: number;
  readonly allowLeakage: boolean;
  readonly codeVersion: string;
  /** null until the rows were joined for the first time. */
  readonly facts: SweepFacts | null;
  readonly warnings: readonly string[];
  readonly progress: SweepProgress | null;
  readonly error: string | null;
  /** What was asked of it while it runs. */
  readonly request: 'pause' | 'cancel' | null;
  /** Time it has been worked on, over all its sittings and workers. */
  readonly durationMs: number;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
}

/** One set of features under one setting, judged by cross-validation. */
export interface SweepPoint {
  /** `setting-mask`, unique in its sweep. */
  readonly id: string;
  /** Place in the settings of the sweep. */
  readonly setting: number;
  /** Bit j says that candidate j is in. */
  readonly mask: number;
  /** In the order of the candidates. */
  readonly features: readonly string[];
  readonly metrics: FoldSpreads;
  /** Mean milliseconds of fitting a fold. */
  readonly fitMs: number;
  /** Mean microseconds of scoring a row, many at a time. */
  readonly scoreMicros: number;
  /** Numbers the model holds: tree nodes or coefficients; mean of the folds. */
  readonly size: number;
  /** Whether an earlier sweep had it already. */
  readonly reused: boolean;
}

/** A point in its place among the others, by the atlas's metric. */
export interface RankedPoint extends SweepPoint {
  /** From 1; null where no fold has the metric. */
  readonly rank: number | null;
  /** No other point is as good with fewer features. */
  readonly isFrugal: boolean;
  /** No other point is as good with a smaller model. */
  readonly isCheap: boolean;
}

/** What a candidate is worth: its exact Shapley value on the metric, in the metric's unit, 95% interval over the folds. */
export interface CandidateValue extends Interval {
  /** Place in the candidates. */
  readonly candidate: number;
  readonly estimate: number;
}

/** What two candidates bring together beyond what each brings alone: their Shapley interaction. Less than 0: they repeat each other. */
export interface CandidatePair extends Interval {
  readonly candidates: readonly [number, number];
  readonly estimate: number;
}

/** What the whole lattice of one setting says of the candidates. */
export interface LatticeValues {
  readonly setting: number;
  /** Best first. */
  readonly values: readonly CandidateValue[];
  /** Farthest from 0 first. */
  readonly pairs: readonly CandidatePair[];
}

export interface SweepAtlas {
  readonly sweep: Sweep;
  readonly metric: MetricName;
  /** Best first. */
  readonly points: readonly RankedPoint[];
  readonly best: RankedPoint | null;
  /** The fewest features within one standard error of the best. */
  readonly smallest: RankedPoint | null;
  /** One a setting whose every subset is there. */
  readonly lattices: readonly LatticeValues[];
  /** The majority class on the same folds; null before the rows were joined. */
  readonly baseline: FoldSpreads | null;
  /** What a person should take from it, in words. */
  readonly verdict: string;
}
