import { parentPort } from 'node:worker_threads';
import { AppError, type ErrorCode } from '#server/platform/errors';

export type ThreadAnswer<Answer> =
  | { readonly answer: Answer }
  /** An expected failure, which a thread cannot throw as what it is. */
  | { readonly refusal: { readonly code: ErrorCode; readonly message: string } };

/** Makes this thread one of a pool: an item comes in, what `work` makes of it goes out. */
export function answerInThread<Item, Answer>(work: (item: Item) => Answer): void {
  const answer = (item: Item): ThreadAnswer<Answer> => {
    try {
      return { answer: work(item) };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return { refusal: { code: error.code, message: error.message } };
    }
  };
  parentPort!.on('message', (item: Item) => parentPort!.postMessage(answer(item)));
}
