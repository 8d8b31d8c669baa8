import { Random } from '#server/numerics/random';
import { classificationReport } from './classification-report.ts';
import type { FittedModel, LabelledMatrix } from './model.ts';
import { mostProbableClasses, predictProbabilities } from './predict-probabilities.ts';
import type { Report } from './schema.ts';

type Metric = keyof Report['metrics'];

/** Metrics that are better when smaller; their importance is how much they rise. */
const LOSSES: ReadonlySet<Metric> = new Set(['log_loss', 'expected_calibration_error']);

interface PermutationOptions {
  readonly metric: Metric;
  /** Shuffles a feature. */
  readonly repeats: number;
  readonly seed: number;
}

export interface PermutedFeature {
  readonly feature: string;
  /** How much worse the metric is with this feature shuffled, mean over the repeats; null where it is undefined. */
  readonly mean: number | null;
  /** Standard deviation over the repeats, divisor n. */
  readonly sd: number | null;
}

/**
 * How much a model's score depends on each feature: the score falls by this much when the feature's values are shuffled
 * among the rows. What a correlated feature knows too does not show. Yields after every feature.
 *
 * Costs (features × repeats + 1) scorings of all rows.
 *
 * @param matrix rows the model has not learned from, with their labels.
 * @throws RangeError where there are no repeats.
 * @see Breiman (2001), Random Forests, §10; sklearn.inspection.permutation_importance.
 */
export function* permutationImportance(
  model: FittedModel,
  matrix: LabelledMatrix,
  { metric, repeats, seed }: PermutationOptions,
): Generator<PermutedFeature, readonly PermutedFeature[]> {
  if (repeats < 1) throw new RangeError(`permutationImportance: expected at least 1 repeat, got ${repeats}`);
  const random = new Random(seed);
  const sign = LOSSES.has(metric) ? -1 : 1;
  const intact = scoreOf(model, matrix, metric);
  const features: PermutedFeature[] = [];
  for (const [j, feature] of matrix.names.entries()) {
    const falls: number[] = [];
    for (let repeat = 0; repeat < repeats; repeat++) {
      const shuffled = scoreOf(model, withShuffled(matrix, j, random), metric);
      if (intact !== null && shuffled !== null) falls.push(sign * (intact - shuffled));
    }
    const importance = { feature, ...summarize(falls) };
    features.push(importance);
    yield importance;
  }
  return features;
}

function withShuffled(matrix: LabelledMatrix, feature: number, random: Random): LabelledMatrix {
  const order = random.permutation(Int32Array.from(matrix.labels.keys()));
  const columns = matrix.columns.map((column, j) =>
    j === feature ? Float64Array.from(order, (row) => column[row]!) : column,
  );
  return { ...matrix, columns };
}

function scoreOf(model: FittedModel, matrix: LabelledMatrix, metric: Metric): number | null {
  const probabilities = predictProbabilities(model, matrix);
  const classValues = Array.from({ length: model.classes }, (_, k) => k);
  const report = classificationReport({
    labels: matrix.labels,
    predicted: mostProbableClasses(probabilities, model.classes),
    probabilities,
    classValues,
    classNames: classValues.map(String),
  });
  return report.metrics[metric];
}

function summarize(values: readonly number[]): { mean: number | null; sd: number | null } {
  if (values.length === 0) return { mean: null, sd: null };
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, sd: Math.sqrt(squares / values.length) };
}
