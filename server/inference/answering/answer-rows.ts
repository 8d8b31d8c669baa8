import type { LoadedModel } from './load-model.ts';
import type { RawFeatures } from './parse-invocation.ts';
import { describeFeature, describeScore, type Predicted } from './predicted.ts';
import { toFeatureRows } from './to-feature-rows.ts';

/** Predictions for raw features. @throws AppError as `toFeatureRows` does. */
export async function answerRows(raw: RawFeatures, { signature, scorer }: LoadedModel): Promise<Predicted> {
  const rows = toFeatureRows(raw, signature);
  const started = performance.now();
  const scores = await scorer.score(rows);
  const valueAt = (i: number, j: number) => {
    const value = rows[i * signature.inputs.length + j]!;
    return Number.isNaN(value) ? null : value;
  };
  return {
    predictions: Array.from(scores.labels),
    ...{ rowOf: scores.labels.map((_, i) => i), scores, rows, unknown: 0, unscored: 0 },
    timings: { score: performance.now() - started },
    details: () =>
      Array.from(scores.labels, (_, i) => ({
        status: 'predicted' as const,
        ...describeScore(scores, i, signature),
        features: signature.inputs.map((input, j) => describeFeature(input, valueAt(i, j))),
      })),
  };
}
