/** What a repetition of runs on new splits is asked with, and what it says. */
import { z } from 'zod';
import { SEED_MAX, type SplitSpec } from '../training/schema.ts';
import type { Difference, MetricName } from './comparison-schema.ts';
import type { RunAlgorithm } from './schema.ts';

export const MOST_SPLITS = 1_000;

export const RepeatRunsSchema = z.strictObject({
  runs: z
    .array(z.string().min(1))
    .min(2, 'name 2 to 8 runs')
    .max(8, 'name 2 to 8 runs')
    .describe('2 to 8 run ids; the first is what the others are held against'),
  splits: z
    .number()
    .int()
    .min(2)
    .max(MOST_SPLITS)
    .default(200)
    .describe(`how often the rows are split, 2 to ${MOST_SPLITS}`),
  seed: z.number().int().min(0).max(SEED_MAX).default(0).describe('of the first split; each next one has the next'),
});
export type RepeatRuns = z.input<typeof RepeatRunsSchema>;

/** A metric over the splits where it is defined. */
export interface Spread {
  readonly mean: number;
  /** With splits − 1. */
  readonly sd: number;
  readonly min: number;
  readonly max: number;
}

/** A mean difference with the interval of Nadeau and Bengio. */
export interface RepeatedDifference extends Difference {
  /** Splits in which the first of the two is better, both the same, or worse; where both have the metric. */
  readonly wins: number;
  readonly ties: number;
  readonly losses: number;
}

/** null where fewer than two splits have the metric. */
export type RepeatedDifferences = Readonly<Record<MetricName, RepeatedDifference | null>>;
export type Spreads = Readonly<Record<MetricName, Spread | null>>;

export interface RepeatedRun {
  readonly id: string;
  readonly name: string;
  readonly owner: string;
  readonly algorithm: RunAlgorithm;
  readonly metrics: Spreads;
  /** This run − the majority class on the same splits. */
  readonly overBaseline: RepeatedDifferences;
  /** Splits in which it answered the majority class in every row. */
  readonly likeBaseline: number;
}

export interface RepeatedChallenge {
  readonly runId: string;
  /** This run − the reference. */
  readonly differences: RepeatedDifferences;
  /** The same split by split, six decimals; null where a metric is undefined. */
  readonly values: Readonly<Record<MetricName, readonly (number | null)[]>>;
  readonly verdict: string;
}

export interface Repetition {
  readonly splits: number;
  readonly seed: number;
  readonly rule: Pick<SplitSpec, 'testSize' | 'stratify' | 'group'>;
  readonly rows: {
    readonly train: number;
    readonly holdout: number;
    /** Kept for the promotion; no split sees them. */
    readonly sealed: number;
    readonly leftOut: readonly { readonly reason: string; readonly count: number }[];
  };
  /** In the order asked for; the first is the reference. */
  readonly runs: readonly RepeatedRun[];
  /** The majority class of the training rows on the same splits. */
  readonly baseline: Spreads;
  readonly challenges: readonly RepeatedChallenge[];
  readonly verdict: string;
  readonly durationMs: number;
}
