import type { Scores } from '#server/models/onnx-scorer';
import type { Signature } from '#server/models/schema';
import { featureName } from '#server/models/vocabulary';
import type { Detail } from '../schema.ts';

/** What either kind of question comes to: one label an input, and the details, which few ask for. */
export interface Predicted {
  readonly predictions: readonly (number | null)[];
  /** (n) row of an input in `scores` and `rows`, −1 where it was not scored. */
  readonly rowOf: Int32Array;
  readonly scores: Scores;
  /** (scored × features) row-major, as they went into the model. */
  readonly rows: Float32Array;
  /** Inputs that nobody knows, and inputs known but without what the model needs. */
  readonly unknown: number;
  readonly unscored: number;
  /** Milliseconds by step. */
  readonly timings: Readonly<Record<string, number>>;
  details(): Detail[];
}

/** Row i of the scores in words and probabilities. */
export function describeScore(
  scores: Scores,
  i: number,
  { label: { classes } }: Signature,
): Pick<Detail, 'label' | 'name' | 'probabilities'> {
  const label = scores.labels[i]!;
  return {
    label,
    name: classes.find(({ value }) => value === label)?.name ?? String(label),
    probabilities: classes.map(({ value, name }, c) => ({
      label: value,
      name,
      probability: scores.probabilities[i * classes.length + c]!,
    })),
  };
}

/** A feature as it went into the model, marked when training never saw such a value. */
export function describeFeature(
  { feature, range }: Signature['inputs'][number],
  value: number | null,
): Detail['features'][number] {
  const below = value !== null && range.min !== null && value < range.min;
  const above = value !== null && range.max !== null && value > range.max;
  return { feature, value, outside_training_range: below || above };
}

/** Names of features for a sentence: `recency, r and m`. */
export function nameFeatures(features: readonly string[]): string {
  const names = features.map(featureName);
  const last = names.pop() ?? '';
  return names.length > 0 ? `${names.join(', ')} and ${last}` : last;
}
