import { featureImportance } from './algorithms/boosting/importance.ts';
import { giniImportance } from './algorithms/trees/gini-importance.ts';
import type { FittedModel } from './model.ts';

/** How much a model uses each of its features, by the measures its kind has. */
export interface ModelImportance {
  /** Names of the measures, the one to sort by first; empty for a model that looks at no feature. */
  readonly measures: readonly string[];
  /** (features) in the order of training, each with a value a measure. */
  readonly features: readonly { readonly feature: string; readonly values: readonly number[] }[];
}

/**
 * Importances read off a fitted model, at no cost worth naming: XGBoost's gain, weight and cover for boosted trees (0
 * for a feature that no tree splits on), gini importance for forests, the mean absolute coefficient over the classes for
 * logistic regression (of standardised columns where the model standardises; else in the feature's own unit).
 *
 * @param names (features) in the order of training.
 */
export function modelImportance(model: FittedModel, names: readonly string[]): ModelImportance {
  switch (model.kind) {
    case 'boosted_trees': {
      const used = new Map(featureImportance(model).map((one) => [one.feature, one]));
      return listed(['gain', 'weight', 'cover'], names, (j) => {
        const { gain = 0, weight = 0, cover = 0 } = used.get(j) ?? {};
        return [gain, weight, cover];
      });
    }
    case 'forest': {
      const gini = giniImportance(model, names.length);
      return listed(['gini'], names, (j) => [gini[j]!]);
    }
    case 'logistic':
      return listed([model.scaler ? '|coefficient|, standardised' : '|coefficient|'], names, (j) => [
        // Of two classes the first has no coefficients of its own.
        model.coefficients.reduce((sum, row) => sum + Math.abs(row[j]!), 0) / (model.classes === 2 ? 1 : model.classes),
      ]);
    case 'majority':
    case 'stratified':
      return { measures: [], features: [] };
  }
}

function listed(
  measures: readonly string[],
  names: readonly string[],
  valuesOf: (feature: number) => readonly number[],
): ModelImportance {
  return { measures, features: names.map((feature, j) => ({ feature, values: valuesOf(j) })) };
}
