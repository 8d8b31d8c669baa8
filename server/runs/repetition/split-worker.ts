/** A thread that scores splits: a seed comes in, the scores of that split go out. */
import { workerData } from 'node:worker_threads';
import { answerInThread } from '../threads/answer-in-thread.ts';
import { type RepetitionTask, scoreSplit } from './score-split.ts';

const task: RepetitionTask = workerData;

answerInThread((seed: number) => scoreSplit(task, seed));
