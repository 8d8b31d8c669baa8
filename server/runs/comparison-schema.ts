/** What a comparison of runs says. Safe in the browser. */
import type { Report } from '../training/schema.ts';
import type { Run } from './schema.ts';

export type MetricName = keyof Report['metrics'];

/** 95% unless said otherwise. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** A difference `challenger − reference` with its 95% interval, in the unit of the figure. */
export interface Difference extends Interval {
  readonly estimate: number;
  /** How often a difference at least this far from 0 would be seen if there were none, two-sided. */
  readonly p: number;
  /** The same corrected (Holm) for the number of challengers; equal to `p` where there is one. */
  readonly adjustedP: number;
}

/** The differences of one class, by the names of scikit-learn's report. */
export interface ClassDifferences {
  readonly label: number;
  readonly precision: Difference;
  readonly recall: Difference;
  readonly f1: Difference;
}

/** How a challenger differs from the reference on the rows both were scored on. */
export interface PairedStatistics {
  readonly rows: number;
  /** Of the resampling: the same answers and seed give the same intervals. */
  readonly seed: number;
  /** Behind the intervals of what the answers alone decide. */
  readonly resamples: number;
  /** null where one of the runs has no such figure. */
  readonly metrics: Readonly<Record<MetricName, Difference | null>> & {
    readonly accuracy: Difference;
    readonly f1_macro: Difference;
  };
  /** In the order of the reports' classes. */
  readonly classes: readonly ClassDifferences[];
  /** Rows that one run alone is right on, and the exact test of that split. */
  readonly mcnemar: {
    readonly onlyReference: number;
    readonly onlyChallenger: number;
    readonly p: number;
    readonly adjustedP: number;
  };
}

/** Why two runs may not be held against each other. */
export interface NotComparable {
  /** They answer different questions; the label's classes differ; other rows were held out. */
  readonly because: 'label' | 'classes' | 'split';
  readonly sentence: string;
}

/** One run held against the reference run. */
export interface Challenge {
  readonly runId: string;
  /** Why no difference may be shown, or null when one may. */
  readonly notComparable: NotComparable | null;
  readonly statistics: PairedStatistics | null;
  /** What a person should take from it, in words. */
  readonly verdict: string;
}

/** Wilson intervals of the shares in a report. F1 is no share of rows and has none. */
export interface ReportIntervals {
  readonly accuracy: Interval;
  /** In the order of the report's classes; null where nothing was answered (precision) or nothing is true (recall). */
  readonly classes: readonly { readonly precision: Interval | null; readonly recall: Interval | null }[];
}

/** What the others are held against: one of the runs, or always answering the majority class. */
export interface Reference {
  /** null for the majority class of the first run. */
  readonly runId: string | null;
  readonly name: string;
  readonly report: Report;
}

/** How a comparison is to be made. */
export interface ComparisonOptions {
  /** Id of the run that the others are held against, or `majority`; the first run when left out. */
  readonly against?: string | undefined;
  /** Which rows count: each run's own holdout, or those that all of them held out. */
  readonly rows?: ComparedRows | undefined;
  /**
   * From which probability on every run is taken to answer one class, all others together being "not it"; when left out
   * each run answers as it does, with the class it finds most probable.
   */
  readonly threshold?: number | undefined;
  /** Value of that class; the last of the reference's when left out. Means nothing without a threshold. */
  readonly class?: number | undefined;
}

/** One class, and the probability from which on every run is taken to answer it. */
export interface AskedThreshold {
  /** Value of the class. */
  readonly label: number;
  readonly name: string;
  /** 0 … 1, in thousandths. */
  readonly value: number;
}

export const COMPARED_ROWS = ['own', 'common'] as const;
export type ComparedRows = (typeof COMPARED_ROWS)[number];

/** What `ComparisonOptions.against` says for the majority class. */
export const MAJORITY = 'majority';

export interface Comparison {
  /** In the order asked for. */
  readonly runs: readonly Run[];
  readonly reference: Reference;
  readonly rows: ComparedRows;
  /** How many rows all runs held out; null where they have one split, so that nobody need ask. */
  readonly commonRows: number | null;
  readonly comparable: boolean;
  /** Of the run that the others are held against, before any threshold. */
  readonly classes: readonly { readonly label: number; readonly name: string }[];
  /** Where every run is asked for one class from a probability on: all figures are of that question. */
  readonly threshold: AskedThreshold | null;
  /** Said where not all holdout rows count, because some run did not score them; all figures are then of the others. */
  readonly note: string | null;
  /** One a run but the reference, in their order. */
  readonly challenges: readonly Challenge[];
  /** One a run, in their order. */
  readonly intervals: readonly ReportIntervals[];
  readonly features: readonly { feature: string; in: readonly boolean[] }[];
  /** Settings of each run as text (null = not set); `differs` when they are not all equal. */
  readonly settings: readonly { name: string; values: readonly (string | null)[]; differs: boolean }[];
  /** The verdict in one breath. */
  readonly headline: string;
  readonly verdict: string;
}
