/** What one answer is asked and what is said of it. Safe in the browser. */
import { z } from 'zod';

/** Longer than any id; a longer text is somebody's mistake, and would be said back to them in every message. */
const MOST_ID_LENGTH = 200;

export const ExplainAnswerSchema = z.strictObject({
  model: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe('name, name@alias or name/v0.1; the default model when left out'),
  customer: z
    .string({ error: 'give a customer id as text, such as "12747.0"' })
    .trim()
    .min(1, 'give a customer id, such as 12747.0')
    .max(MOST_ID_LENGTH, `a customer id has at most ${MOST_ID_LENGTH} characters`),
  changes: z
    .record(z.string().max(200), z.number({ error: 'give a finite number' }).min(-3.4e38).max(3.4e38))
    .default({})
    .describe('values to try in the place of stored ones, by feature'),
});
export type ExplainAnswer = z.input<typeof ExplainAnswerSchema>;

export interface Answered {
  /** Class value and name. */
  readonly label: number;
  readonly name: string;
  /** In the order of the classes. */
  readonly probabilities: readonly { readonly label: number; readonly name: string; readonly probability: number }[];
}

export interface ExplainedFeature {
  /** `view:feature`. */
  readonly reference: string;
  /** Without its view where that is unambiguous: what `changes` names it by. */
  readonly name: string;
  readonly description: string;
  /** Only whole numbers mean anything. */
  readonly whole: boolean;
  /** In the store now; null where there is none. */
  readonly stored: number | null;
  /** What was scored: `stored`, or what was tried in its place. */
  readonly value: number | null;
  readonly changed: boolean;
  /** ISO 8601 moment of the event it is from; null without a row. */
  readonly eventTimestamp: string | null;
  /** Why there is no stored value, if there is none. */
  readonly lack: 'no_row' | 'empty' | 'too_old' | null;
  /** What training saw; null where it saw no value. */
  readonly range: { readonly min: number; readonly max: number } | null;
  /** Between which 90 in 100 training rows lie, as far as the run kept it. */
  readonly typical: readonly [number, number] | null;
  readonly outsideTraining: boolean;
}

/** Why an answer is what it is. */
export interface Reasons {
  /** What the contributions add up to: see `Explanation`. */
  readonly scale: 'margin' | 'score' | 'probability';
  /** The class whose output is explained; of two classes a boosted tree has one output, that of the second. */
  readonly className: string;
  /** What the model says of somebody of whom it knows nothing. */
  readonly base: number;
  /** In the order of the features; with the base they add up to `total`. */
  readonly contributions: readonly number[];
  readonly total: number;
}

/** How often a probability like this one came true on rows the model never learned from. */
export interface Reliability {
  readonly from: number;
  readonly to: number;
  readonly rows: number;
  /** Rows of these that are of the class. */
  readonly right: number;
}

/** What another version says of the same. */
export interface OtherAnswer {
  readonly alias: string;
  readonly version: string;
  readonly answer: Answered | null;
  /** Why there is no answer. */
  readonly reason: string | null;
}

export interface ExplainedAnswer {
  readonly model: string;
  readonly version: string;
  readonly aliases: readonly string[];
  readonly runId: string;
  readonly customer: string;
  /** What the model's label is about, in a word: `customer`. */
  readonly entity: string;
  readonly answer: Answered | null;
  /** Why there is no answer. */
  readonly reason: string | null;
  /** The answer without any changes; null without changes or without an answer. */
  readonly asStored: Answered | null;
  /** Null where too few rows say anything. */
  readonly reliability: Reliability | null;
  readonly features: readonly ExplainedFeature[];
  /** Seconds after which a stored value is too old, the shortest of the views; 0 is never. */
  readonly ttlSeconds: number;
  readonly reasons: Reasons | null;
  /** Why there are no reasons, where there is an answer. */
  readonly unexplained: string | null;
  /** Sentences about changed values that no longer go with others. */
  readonly contradictions: readonly string[];
  readonly other: OtherAnswer | null;
  /** Customers there are, when this one is unknown. */
  readonly suggestions: readonly string[];
}

/** The smallest change that is answered otherwise. */
export interface SmallestChange {
  /** Null where nothing within what training saw changes the answer. */
  readonly flip: {
    readonly changes: readonly { readonly name: string; readonly from: number; readonly to: number }[];
    readonly answer: Answered;
  } | null;
  /** Rows scored to find out. */
  readonly tried: number;
  /** Whether every change of one and of two features was tried. */
  readonly complete: boolean;
  /** Why nothing was searched, if so. */
  readonly unsearched: string | null;
}
