import { createHash } from 'node:crypto';
import type { Dataset } from '#server/training/dataset';
import type { Split } from '#server/training/split';

/**
 * sha256 of what was held out: the entity keys of each holdout, each with its true label. Two runs with the same one were
 * judged on the same rows, whatever their features and however their split was drawn. Folds count in their order, and
 * folds are never the same as one holdout.
 */
export function drawFingerprint(
  { keys, matrix, classValues }: Pick<Dataset, 'keys' | 'matrix' | 'classValues'>,
  holdouts: readonly Pick<Split, 'holdout'>[],
): string {
  const hash = createHash('sha256');
  for (const [i, { holdout }] of holdouts.entries()) {
    const rows = Array.from(holdout, (row) => JSON.stringify([keys[row], classValues[matrix.labels[row]!]])).sort();
    hash.update(`${i > 0 ? '\n\n' : ''}${rows.join('\n')}`);
  }
  return hash.digest('hex');
}

/** sha256 of everything a fit can see: keys, feature names, feature values to the bit, labels. */
export function datasetFingerprint({
  keys,
  matrix,
  classValues,
}: Pick<Dataset, 'keys' | 'matrix' | 'classValues'>): string {
  const hash = createHash('sha256').update(JSON.stringify([keys, matrix.names, classValues]));
  for (const column of matrix.columns) hash.update(littleEndian(column));
  return hash.update(littleEndian(Float64Array.from(matrix.labels))).digest('hex');
}

/** sha256 of a column's values to the bit. */
export function columnFingerprint(column: Float64Array): string {
  return createHash('sha256').update(littleEndian(column)).digest('hex');
}

/** Bytes that do not depend on the machine; every NaN is one NaN. */
function littleEndian(values: Float64Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(8 * values.length));
  for (const [i, value] of values.entries()) view.setFloat64(8 * i, Number.isNaN(value) ? Number.NaN : value, true);
  return new Uint8Array(view.buffer);
}
