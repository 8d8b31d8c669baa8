import type { LabelledMatrix } from '#server/training/model';
import type { SealedRows, TrainedModel } from './schema.ts';

/** Rows that a run keeps, as training takes them: class indexes in the place of class values. */
export function toLabelledMatrix({ labels, features }: SealedRows, trained: TrainedModel): LabelledMatrix {
  const { inputs, classValues } = trained;
  const width = inputs.length;
  const indexes = new Map(classValues.map((value, k) => [value, k]));
  return {
    rows: labels.length,
    names: inputs.map(({ feature }) => feature),
    columns: inputs.map((_, j) => Float64Array.from(labels, (_label, i) => features[i * width + j]!)),
    labels: labels.map((value) => indexes.get(value)!),
    classes: classValues.length,
  };
}
