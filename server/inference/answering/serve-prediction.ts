import { AppError } from '#server/platform/errors';
import { withDeadline } from '#server/platform/with-deadline';
import { shadow } from '../shadow/shadow.ts';
import { recordAnswer, recordFailure } from '../watch/served.ts';
import type { LoadedModel } from './load-model.ts';
import type { Invocation } from './parse-invocation.ts';
import { predict } from './predict.ts';
import type { Predicted } from './predicted.ts';

/** Longer than ten thousand rows take beside others; an online store that hangs must not keep callers. */
const DEADLINE_MS = 20_000;

/**
 * Predicts for a caller from outside: within a deadline, counted under the version that answered, and afterwards scored
 * by the candidate in silence.
 * @param read makes the question of what was sent; what it throws is counted as refused.
 * @throws AppError as `read` and `predict` do; unavailable after the deadline.
 */
export async function servePrediction(read: () => Invocation, model: LoadedModel): Promise<Predicted> {
  const started = performance.now();
  try {
    const invocation = read();
    const predicted = await withDeadline(predict(invocation, model), DEADLINE_MS, tooLate);
    recordAnswer(model.version, predicted, performance.now() - started);
    shadow(invocation, predicted, model);
    return predicted;
  } catch (error) {
    const isTheirs = error instanceof AppError && error.status < 500;
    recordFailure(model.version, isTheirs ? 'refused' : 'failed', performance.now() - started);
    throw error;
  }
}

const tooLate = () =>
  new AppError(
    'unavailable',
    `The online store and the model did not answer within ${DEADLINE_MS / 1_000} s; try again, or ask for less at once.`,
  );
