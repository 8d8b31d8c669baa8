import { AppError } from '#server/platform/errors';
import type { FitProgress } from '#server/training/model';
import { reportProgress } from '../runs.repo.ts';
import type { LearningCurve, RunProgress } from '../schema.ts';

export interface RunHooks {
  /** Called at every round. */
  readonly onProgress?: (progress: RunProgress) => void;
  /** Aborted when the process is to stop; the run then ends as cancelled. */
  readonly signal?: AbortSignal;
}

/** Often enough to look alive, seldom enough not to slow a fit whose rounds take a millisecond. */
const STORE_EVERY_MS = 250;

/**
 * What a fit calls after every round: tells the caller, stores round and curve a few times a second, and stops the fit
 * when somebody asked for that.
 *
 * @throws AppError cancelled (from the returned function).
 */
export function progressReporter(runId: string, { onProgress, signal }: RunHooks) {
  const curve = { step: [] as number[], trainLoss: [] as number[], holdoutLoss: [] as (number | null)[] };
  let storedAt = Number.NEGATIVE_INFINITY;

  return async (fit: FitProgress): Promise<void> => {
    signal?.throwIfAborted();
    const progress: RunProgress = { phase: 'fitting', ...fit };
    append(curve, fit);
    onProgress?.(progress);
    if (performance.now() - storedAt < STORE_EVERY_MS) return;
    const asked = await reportProgress(runId, progress, curve);
    storedAt = performance.now();
    if (asked) throw new AppError('cancelled', `Cancelled at step ${fit.step} of ${fit.steps}.`);
  };
}

function append(
  curve: { [key in keyof LearningCurve]: unknown[] },
  { step, trainLoss, holdoutLoss }: FitProgress,
): void {
  curve.step.push(step);
  curve.trainLoss.push(trainLoss);
  curve.holdoutLoss.push(holdoutLoss);
}
