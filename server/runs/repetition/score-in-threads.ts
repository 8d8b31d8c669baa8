import { shareMatrix } from '../threads/share-matrix.ts';
import { openThreadPool } from '../threads/thread-pool.ts';
import type { RepetitionTask, SplitScores } from './score-split.ts';

export interface ThreadHooks {
  /** Aborted when the work is to stop; its reason is thrown. */
  readonly signal?: AbortSignal;
  /** Told after every split how many are done. */
  readonly onSplit?: (done: number) => void;
}

/**
 * Scores splits side by side, a thread a core, each taking the next seed when it is done with one.
 *
 * @returns in the order of the seeds, whatever order they were done in.
 * @throws AppError as `scoreSplit` throws it; the reason of an aborted signal; an Error for a thread that dies.
 */
export async function scoreInThreads(
  task: RepetitionTask,
  seeds: readonly number[],
  { signal, onSplit }: ThreadHooks = {},
): Promise<SplitScores[]> {
  const pool = openThreadPool<number, SplitScores>(new URL('./split-worker.ts', import.meta.url), {
    task: { ...task, matrix: shareMatrix(task.matrix) },
    most: seeds.length,
    signal,
  });
  let done = 0;
  try {
    return await pool.work(seeds, () => onSplit?.(++done));
  } finally {
    await pool.close();
  }
}
