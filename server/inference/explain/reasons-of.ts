import type { TrainedModel } from '#server/runs/schema';
import { explainRows } from '#server/training/explain-rows';
import type { Answered, Reasons } from '../explain-schema.ts';

/**
 * What each feature contributed to an answer, exactly as `explainRows` works it out.
 * @param row (features) as it was scored.
 * @returns null for a model whose inside is not read.
 */
export function reasonsOf(row: Float32Array, { label }: Answered, trained: TrainedModel): Reasons | null {
  const { model, inputs, classValues, classNames } = trained;
  if (model.kind === 'onnx') return null;
  const names = inputs.map(({ feature }) => feature);
  const matrix = { rows: 1, names, columns: Array.from(row, (value) => Float64Array.of(value)) };
  const means = inputs.map(({ range }) => range.mean ?? 0);
  const { scale, groups, contributions } = explainRows(model, matrix, means);
  const k = groups === 1 ? 1 : classValues.indexOf(label);
  const start = groups === 1 ? 0 : k * (inputs.length + 1);
  const own = Array.from(contributions.subarray(start, start + inputs.length));
  const base = contributions[start + inputs.length]!;
  return {
    scale,
    className: classNames[k]!,
    base,
    contributions: own,
    total: own.reduce((sum, one) => sum + one, base),
  };
}
