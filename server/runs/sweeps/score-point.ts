import { createBinStore } from '#server/training/bin-store';
import { columnsOf } from '#server/training/columns-of';
import { fitAtOnce } from '#server/training/fit-at-once';
import { judgeModel } from '#server/training/judge-model';
import type { FittedModel, LabelledMatrix } from '#server/training/model';
import { rowsOf } from '#server/training/rows-of';
import type { Split } from '#server/training/split';
import { METRIC_NAMES, type SweepSetting } from '../sweep-schema.ts';
import type { MeasuredPoint } from './sweep-points.repo.ts';

/** Everything that scoring a point needs; plain data, so that threads can have it. */
export interface SweepTask {
  /** Rows that folds are made of, with the features of all candidates; the sealed slice is not among them. */
  readonly matrix: LabelledMatrix;
  readonly classValues: readonly number[];
  readonly classNames: readonly string[];
  /** Row numbers of the matrix. */
  readonly folds: readonly Split[];
  /** Columns of the matrix, a list a candidate. */
  readonly candidates: readonly (readonly number[])[];
  readonly settings: readonly SweepSetting[];
  readonly seed: number;
}

/** Which point to score. */
export type PointPlace = Pick<MeasuredPoint, 'setting' | 'mask'>;

export type PointScores = Pick<MeasuredPoint, 'scores' | 'fitMs' | 'scoreMicros' | 'size'>;

/**
 * A scorer of points. The rows of a fold are laid out once, and each of its columns is cut into bins once, for all
 * points that are scored with them.
 *
 * @returns a function of a place in the sweep; it throws what the algorithms throw.
 */
export function createScorer(task: SweepTask): (place: PointPlace) => PointScores {
  const sides = task.folds.map(({ train, holdout }) => ({
    train: rowsOf(task.matrix, train),
    holdout: rowsOf(task.matrix, holdout),
    binStore: createBinStore(),
  }));
  return ({ setting, mask }) => {
    const { algorithm, params } = task.settings[setting]!;
    const columns = task.candidates.flatMap((own, j) => ((mask & (1 << j)) === 0 ? [] : own));
    const scores = new Float64Array(sides.length * METRIC_NAMES.length);
    let [fitMs, scoreMs, size, rows] = [0, 0, 0, 0];
    for (const [fold, { train, holdout, binStore }] of sides.entries()) {
      const begun = performance.now();
      const input = { train: columnsOf(train, columns), holdout: null, seed: task.seed, threads: 1, binStore };
      const model = fitAtOnce(algorithm, params, input);
      const fitted = performance.now();
      const { metrics } = judgeModel(model, columnsOf(holdout, columns), task).report;
      for (const [at, name] of METRIC_NAMES.entries()) {
        scores[fold * METRIC_NAMES.length + at] = metrics[name] ?? Number.NaN;
      }
      fitMs += fitted - begun;
      scoreMs += performance.now() - fitted;
      size += sizeOf(model);
      rows += holdout.rows;
    }
    const count = sides.length;
    return { scores, fitMs: fitMs / count, scoreMicros: (1000 * scoreMs) / rows, size: size / count };
  };
}

/** Numbers a model holds, as far as scoring a row depends on how many they are. */
function sizeOf(model: FittedModel): number {
  switch (model.kind) {
    case 'boosted_trees':
    case 'forest':
      return model.trees.reduce((sum, { left }) => sum + left.length, 0);
    case 'logistic':
      return model.coefficients.reduce((sum, row) => sum + row.length + 1, 0);
    case 'majority':
    case 'stratified':
      return model.shares.length;
  }
}
