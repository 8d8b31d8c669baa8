import type { AverageReport } from '../schema.ts';

/** Precision, recall and F1 of one class, with the counts they came from. */
export interface ClassScores extends AverageReport {
  /** Rows predicted as this class. */
  readonly predictedCount: number;
  /** The class was never predicted: precision is 0/0, shown as 0. */
  readonly precisionUndefined: boolean;
  /** The class has no true rows: recall is 0/0, shown as 0. */
  readonly recallUndefined: boolean;
}

/**
 * Precision, recall, F1 and support of every class, as scikit-learn with zero_division=0.
 *
 *     precision = tp / predicted,  recall = tp / support,  F1 = 2 · precision · recall / (precision + recall)
 *
 * @param confusion classes × classes, rows true, columns predicted.
 * @returns One entry a class, in order; ratios in [0, 1], an undefined ratio is 0 and flagged.
 */
export function classScores(confusion: readonly (readonly number[])[]): ClassScores[] {
  return confusion.map((row, label) => {
    const truePositives = row[label]!;
    const support = row.reduce((sum, count) => sum + count, 0);
    const predictedCount = confusion.reduce((sum, other) => sum + other[label]!, 0);
    const precision = predictedCount === 0 ? 0 : truePositives / predictedCount;
    const recall = support === 0 ? 0 : truePositives / support;
    return {
      precision,
      recall,
      f1: truePositives === 0 ? 0 : (2 * precision * recall) / (precision + recall),
      support,
      predictedCount,
      precisionUndefined: predictedCount === 0,
      recallUndefined: support === 0,
    };
  });
}

/**
 * Averages of class scores: `macro` counts every class the same, `weighted` counts it by its support. The average is
 * over the classes given, so a report over all classes and one over the observed classes are both this function.
 *
 * @throws RangeError if no class is given, or `weighted` is asked where no class has a row.
 */
export function averageScores(scores: readonly ClassScores[], average: 'macro' | 'weighted'): AverageReport {
  const support = scores.reduce((sum, score) => sum + score.support, 0);
  const total = average === 'macro' ? scores.length : support;
  if (total === 0) throw new RangeError(`averageScores: nothing to average over ${scores.length} classes`);
  const mean = (key: 'precision' | 'recall' | 'f1'): number =>
    scores.reduce((sum, score) => sum + score[key] * (average === 'macro' ? 1 : score.support), 0) / total;
  return { precision: mean('precision'), recall: mean('recall'), f1: mean('f1'), support };
}
