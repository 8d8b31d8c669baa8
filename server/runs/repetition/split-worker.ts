/** A thread that scores splits: a seed comes in, the scores of that split go out. */
import { parentPort, workerData } from 'node:worker_threads';
import { AppError, type ErrorCode } from '#server/platform/errors';
import { type RepetitionTask, type SplitScores, scoreSplit } from './score-split.ts';

export type SplitAnswer =
  | { readonly scores: SplitScores }
  /** An expected failure, which a thread cannot throw as what it is. */
  | { readonly refusal: { readonly code: ErrorCode; readonly message: string } };

const task: RepetitionTask = workerData;

parentPort!.on('message', (seed: number) => parentPort!.postMessage(answer(seed)));

function answer(seed: number): SplitAnswer {
  try {
    return { scores: scoreSplit(task, seed) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { refusal: { code: error.code, message: error.message } };
  }
}
