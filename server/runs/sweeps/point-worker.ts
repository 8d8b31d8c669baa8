/** A thread that scores points of a sweep: a place comes in, its scores over the folds go out. */
import { workerData } from 'node:worker_threads';
import { answerInThread } from '../threads/answer-in-thread.ts';
import { createScorer } from './score-point.ts';

answerInThread(createScorer(workerData));
