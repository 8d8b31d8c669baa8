import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { AppError } from '#server/platform/errors';
import type { RepetitionTask, SplitScores } from './score-split.ts';
import type { SplitAnswer } from './split-worker.ts';

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
  signal?.throwIfAborted();
  const scores = new Array<SplitScores>(seeds.length);
  const file = new URL('./split-worker.ts', import.meta.url);
  const workerData = shared(task);
  const threads = Array.from(
    { length: Math.min(availableParallelism(), seeds.length) },
    () => new Worker(file, { workerData }),
  );
  const failed = Promise.withResolvers<never>();
  const stop = () => failed.reject(signal?.reason);
  signal?.addEventListener('abort', stop, { once: true });
  let [next, done] = [0, 0];
  const work = async (thread: Worker): Promise<void> => {
    while (next < seeds.length) {
      const at = next++;
      scores[at] = await ask(thread, seeds[at]!);
      onSplit?.(++done);
    }
  };
  try {
    await Promise.race([Promise.all(threads.map(work)), failed.promise]);
    return scores;
  } finally {
    signal?.removeEventListener('abort', stop);
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
}

function ask(thread: Worker, seed: number): Promise<SplitScores> {
  return new Promise((resolve, reject) => {
    const listen = (answer: SplitAnswer) => {
      thread.off('error', reject);
      if ('scores' in answer) resolve(answer.scores);
      else reject(new AppError(answer.refusal.code, answer.refusal.message));
    };
    thread.once('message', listen);
    thread.once('error', reject);
    thread.postMessage(seed);
  });
}

/** The task with its columns in memory that all threads see, instead of a copy each. */
function shared(task: RepetitionTask): RepetitionTask {
  const columns = task.matrix.columns.map((column) => {
    const copy = new Float64Array(new SharedArrayBuffer(column.byteLength));
    copy.set(column);
    return copy;
  });
  return { ...task, matrix: { ...task.matrix, columns } };
}
