import type { Holdout } from '../schema.ts';

/** The answers for the rows of some keys, in the order they stand. */
export function keepRows({ keys, labels, predicted, probabilities }: Holdout, kept: ReadonlySet<string>): Holdout {
  const rows = [...keys.keys()].filter((row) => kept.has(keys[row]!));
  const classes = probabilities.length / keys.length;
  return {
    keys: rows.map((row) => keys[row]!),
    labels: Int32Array.from(rows, (row) => labels[row]!),
    predicted: Int32Array.from(rows, (row) => predicted[row]!),
    probabilities: Float64Array.from(
      rows.flatMap((row) => [...probabilities.subarray(row * classes, (row + 1) * classes)]),
    ),
  };
}
