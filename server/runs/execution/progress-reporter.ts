import { AppError } from '#server/platform/errors';
import type { FitProgress } from '#server/training/model';
import { reportProgress } from '../runs.repo.ts';
import type { RunProgress } from '../schema.ts';

export interface RunHooks {
  /** Called at every round. */
  readonly onProgress?: (progress: RunProgress) => void;
  /** Aborted when the process is to stop; the run then ends as cancelled. */
  readonly signal?: AbortSignal;
}

/** Told of every round: where the run is, and the round's place in the learning curve when it has one. */
export type ReportProgress = (progress: RunProgress, inCurve?: FitProgress) => Promise<void>;

/** Often enough to look alive, seldom enough not to slow a fit whose rounds take a millisecond. */
const STORE_EVERY_MS = 250;

/**
 * What a fit calls after every round: tells the caller, stores round and curve a few times a second, and stops the fit
 * when somebody asked for that.
 *
 * @throws AppError cancelled (from the returned function).
 */
export function progressReporter(runId: string, { onProgress, signal }: RunHooks): ReportProgress {
  const curve = { step: [] as number[], trainLoss: [] as number[], holdoutLoss: [] as (number | null)[] };
  let storedAt = Number.NEGATIVE_INFINITY;

  return async (progress, inCurve) => {
    signal?.throwIfAborted();
    if (inCurve) {
      curve.step.push(inCurve.step);
      curve.trainLoss.push(inCurve.trainLoss);
      curve.holdoutLoss.push(inCurve.holdoutLoss);
    }
    onProgress?.(progress);
    if (performance.now() - storedAt < STORE_EVERY_MS) return;
    const asked = await reportProgress(runId, progress, inCurve && curve);
    storedAt = performance.now();
    if (asked) throw new AppError('cancelled', `Cancelled at step ${progress.step} of ${progress.steps}.`);
  };
}
