import { setImmediate } from 'node:timers/promises';

/**
 * Drives a training step by step to its end, so that progress is seen and a cancel is heeded between steps.
 * @param report told of every step; what it throws ends the training.
 */
export async function drive<Step, Result>(
  steps: Generator<Step, Result>,
  report: (step: Step) => Promise<void>,
): Promise<Result> {
  for (let next = steps.next(); ; next = steps.next()) {
    if (next.done) return next.value;
    await report(next.value);
    await setImmediate();
  }
}
