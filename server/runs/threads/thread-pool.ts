import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { AppError } from '#server/platform/errors';
import type { ThreadAnswer } from './answer-in-thread.ts';

export interface PoolOptions {
  /** What every thread is started with; plain data. */
  readonly task: unknown;
  /** Items there will be at once: no more threads than that, and than cores. */
  readonly most: number;
  /** Aborted when the work is to stop; its reason is thrown. */
  readonly signal?: AbortSignal | undefined;
}

export interface ThreadPool<Item, Answer> {
  /** How many there are. */
  readonly threads: number;
  /**
   * Hands items to the threads, to each the next when it is done with one.
   *
   * @param onAnswer told of every answer as it comes, with the place of its item.
   * @returns in the order of the items, whatever order they were done in.
   * @throws AppError as the threads throw it; the reason of an aborted signal; an Error for a thread that dies.
   */
  work(items: readonly Item[], onAnswer: (answer: Answer, at: number) => void): Promise<Answer[]>;
  /**
   * The same for items that come as they are asked for, until there is none.
   *
   * @param next asked by each thread that is done with one; `undefined` ends it.
   */
  drain(next: () => Promise<Item | undefined>, onAnswer: (answer: Answer, item: Item) => void): Promise<void>;
  /** Ends the threads, whatever they are doing. */
  close(): Promise<void>;
}

/** Threads that run `file`, which answers by `answerInThread`: one a core. */
export function openThreadPool<Item, Answer>(file: URL, { task, most, signal }: PoolOptions): ThreadPool<Item, Answer> {
  signal?.throwIfAborted();
  const count = Math.min(availableParallelism(), most);
  const threads = Array.from({ length: count }, () => new Worker(file, { workerData: task }));
  const onEach = async (work: (thread: Worker) => Promise<void>): Promise<void> => {
    signal?.throwIfAborted();
    const stopped = Promise.withResolvers<never>();
    const stop = () => stopped.reject(signal?.reason);
    signal?.addEventListener('abort', stop, { once: true });
    try {
      await Promise.race([Promise.all(threads.map(work)), stopped.promise]);
    } finally {
      signal?.removeEventListener('abort', stop);
    }
  };
  return {
    threads: count,
    async work(items, onAnswer) {
      const answers = new Array<Answer>(items.length);
      let next = 0;
      await onEach(async (thread) => {
        while (next < items.length) {
          const at = next++;
          answers[at] = await ask<Item, Answer>(thread, items[at]!);
          onAnswer(answers[at], at);
        }
      });
      return answers;
    },
    drain: (next, onAnswer) =>
      onEach(async (thread) => {
        for (let item = await next(); item !== undefined; item = await next()) {
          onAnswer(await ask<Item, Answer>(thread, item), item);
        }
      }),
    close: async () => {
      await Promise.all(threads.map((thread) => thread.terminate()));
    },
  };
}

function ask<Item, Answer>(thread: Worker, item: Item): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const listen = (said: ThreadAnswer<Answer>) => {
      thread.off('error', reject);
      if ('answer' in said) resolve(said.answer);
      else reject(new AppError(said.refusal.code, said.refusal.message));
    };
    thread.once('message', listen);
    thread.once('error', reject);
    thread.postMessage(item);
  });
}
