import { columnsOf } from '#server/training/columns-of';
import { fitAtOnce } from '#server/training/fit-at-once';
import { judgeMajority, judgeModel } from '#server/training/judge-model';
import type { LabelledMatrix } from '#server/training/model';
import { rowsOf } from '#server/training/rows-of';
import type { AlgorithmName, Report, SplitSpec } from '#server/training/schema';
import { type SplitValue, splitDataset } from '#server/training/split';
import { alike } from '../verdict/words.ts';

/** Everything that scoring a split needs; plain data, so that threads can have it. */
export interface RepetitionTask {
  /** Rows that every contestant can learn from, with the features of all of them. */
  readonly matrix: LabelledMatrix;
  readonly classValues: readonly number[];
  readonly classNames: readonly string[];
  readonly rule: SplitSpec;
  /** Of the column that the split goes by, when it goes by one. */
  readonly splitValues: readonly SplitValue[] | undefined;
  readonly contestants: readonly Contestant[];
}

interface Contestant {
  readonly algorithm: AlgorithmName;
  readonly params: Readonly<Record<string, unknown>>;
  readonly seed: number;
  /** Its features, as columns of the matrix. */
  readonly columns: readonly number[];
}

export interface SplitScores {
  readonly train: number;
  readonly holdout: number;
  /** One a contestant. */
  readonly metrics: readonly Report['metrics'][];
  readonly baseline: Report['metrics'];
  /** Whether a contestant answered as the majority class does, in every row. */
  readonly likeBaseline: readonly boolean[];
}

/**
 * Trains all contestants on one side of a split and judges them, and the majority class, on the other. The same seed
 * gives the same rows to all of them.
 *
 * @throws what the split and the algorithms throw.
 */
export function scoreSplit(task: RepetitionTask, seed: number): SplitScores {
  const { matrix, rule, contestants } = task;
  const split = splitDataset(matrix.labels, rule, seed, task.splitValues);
  const [train, holdout] = [rowsOf(matrix, split.train), rowsOf(matrix, split.holdout)];
  const baseline = judgeMajority(train, holdout, task);
  const reports = contestants.map(({ algorithm, params, seed: modelSeed, columns }) => {
    const sides = { train: columnsOf(train, columns), holdout: null, seed: modelSeed, threads: 1 };
    const model = fitAtOnce(algorithm, params, sides);
    return judgeModel(model, columnsOf(holdout, columns), task).report;
  });
  return {
    train: train.rows,
    holdout: holdout.rows,
    metrics: reports.map(({ metrics }) => metrics),
    baseline: baseline.metrics,
    likeBaseline: reports.map((report) => alike(report, baseline)),
  };
}
