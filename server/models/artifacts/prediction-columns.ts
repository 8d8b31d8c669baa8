import type { HistoricalColumn } from '#server/feature-store/historical-columns';
import type { KeptHoldout, Run } from '#server/runs/schema';
import { uniqueFeatureNames } from '../vocabulary.ts';

/** What the columns of predictions.parquet are called. */
export interface PredictionNames {
  readonly key: string;
  readonly truth: string;
  readonly predicted: string;
  /** In the order of the run's features. */
  readonly features: readonly string[];
  /** In the order of the report's classes. */
  readonly probabilities: readonly string[];
}

/** A feature that is called like one of the other columns keeps its view in its name. */
export function predictionNames({ features, report }: Pick<Run, 'features' | 'report'>): PredictionNames {
  const own = { key: 'key', truth: 'true_class', predicted: 'predicted_class' };
  const probabilities = (report?.classes ?? []).map(({ label }) => `probability_${label}`);
  const taken = new Set([...Object.values(own), ...probabilities]);
  const names = uniqueFeatureNames(features);
  return { ...own, probabilities, features: names.map((name, j) => (taken.has(name) ? features[j]! : name)) };
}

/**
 * A run's holdout as columns: key, features as the model was given them (numbers, empty where missing), true and
 * predicted class, and the probability of each class.
 */
export function predictionColumns(run: Pick<Run, 'features' | 'report'>, holdout: KeptHoldout): HistoricalColumn[] {
  const names = predictionNames(run);
  const [width, classes] = [names.features.length, names.probabilities.length];
  const column = (name: string, valueType: HistoricalColumn['valueType'], values: HistoricalColumn['values']) => {
    return { name, valueType, values, role: 'extra', reference: null } as const;
  };
  const rows = [...holdout.keys.keys()];
  return [
    column(names.key, 'string', holdout.keys),
    ...names.features.map((name, j) => {
      const values = rows.map((row) => holdout.features[row * width + j]!);
      return column(
        name,
        'float64',
        values.map((value) => (Number.isNaN(value) ? null : value)),
      );
    }),
    column(names.truth, 'int32', [...holdout.labels]),
    column(names.predicted, 'int32', [...holdout.predicted]),
    ...names.probabilities.map((name, k) =>
      column(
        name,
        'float64',
        rows.map((row) => holdout.probabilities[row * classes + k]!),
      ),
    ),
  ];
}
