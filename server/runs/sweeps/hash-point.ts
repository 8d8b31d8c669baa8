import { createHash } from 'node:crypto';
import type { Dataset } from '#server/training/dataset';
import type { Split } from '#server/training/split';
import { columnFingerprint, drawFingerprint } from '../execution/fingerprint.ts';
import type { Sweep } from '../sweep-schema.ts';
import type { PointPlace } from './score-point.ts';

/** To be raised when the same model on the same rows is scored otherwise than before: what was measured then is not reused. */
const MEASURE = 1;

/**
 * Names every point by all that its scores depend on: rows, folds and labels, the values of its features in their order,
 * algorithm, parameters and seed. Two points of one name have one result, whatever sweeps they are in and whatever their
 * features are called.
 *
 * @param folds   row numbers of the dataset.
 * @param columns of the dataset's matrix, a list a candidate.
 */
export function pointHasher(
  { settings, seed }: Pick<Sweep, 'settings' | 'seed'>,
  dataset: Pick<Dataset, 'keys' | 'matrix' | 'classValues'>,
  folds: readonly Split[],
  columns: readonly (readonly number[])[],
): (place: PointPlace) => string {
  const { matrix, classValues } = dataset;
  const rows = drawFingerprint(dataset, folds);
  const learned = Int32Array.from(new Set(folds.flatMap(({ train, holdout }) => [...train, ...holdout]))).sort();
  const prints = columns.map((own) =>
    own.map((column) => columnFingerprint(Float64Array.from(learned, (row) => matrix.columns[column]![row]!))),
  );
  return ({ setting, mask }) => {
    const features = prints.flatMap((own, j) => ((mask & (1 << j)) === 0 ? [] : own));
    const { algorithm, params } = settings[setting]!;
    const material = [MEASURE, rows, classValues, features, algorithm, Object.entries(params).sort(), seed];
    return createHash('sha256').update(JSON.stringify(material)).digest('hex');
  };
}
