import type { BoostedTreesModel } from './model.ts';
import { boostedToXgboostJson } from './onnx/boosted-to-xgboost-json.ts';

/** Boosted trees as XGBoost's own JSON model, which the xgboost package loads. */
export function toXgboostJson(model: BoostedTreesModel, featureNames: readonly string[]): string {
  return boostedToXgboostJson(model, featureNames);
}
