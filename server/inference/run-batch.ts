import { getModelVersion } from '#server/models/models.repo';
import { AppError, messageOf } from '#server/platform/errors';
import { locateObject, type ObjectLocation } from '#server/platform/locate-object';
import { log } from '#server/platform/log';
import { objectStore } from '#server/platform/object-store';
import { loadModel } from './answering/load-model.ts';
import { clearBatch } from './batch/batch-objects.ts';
import { describePace } from './batch/describe-pace.ts';
import { joinParts } from './batch/join-parts.ts';
import { planBatch } from './batch/plan-batch.ts';
import { listCustomers, scoreParts } from './batch/score-parts.ts';
import type { Batch, BatchSummary } from './batch-schema.ts';
import { checkpointBatch, claimBatch, endBatch, getBatch } from './batches.repo.ts';
import { failAbandonedBatches } from './fail-abandoned-batches.ts';
import { requireCurrentFeatures } from './require-current-features.ts';

const CHECKPOINT_EVERY_MS = 500;

export interface BatchHooks {
  readonly onProgress?: (progress: { phase: string; fraction: number | null; detail?: string }) => void;
  readonly signal?: AbortSignal | undefined;
  /** The watched job that does it. */
  readonly jobId?: string;
  /** Customers a part, which is what is scored again at most after a kill. */
  readonly partRows?: number;
}

/** How far this sitting is. */
interface Sitting {
  rowsTotal: number;
  rowsRead: number;
  /** Aborted when somebody cancels, and when the batch went over to another process. */
  readonly signal: AbortSignal;
  readonly report: NonNullable<BatchHooks['onProgress']>;
  readonly partRows: number | undefined;
}

/**
 * Does a batch, or goes on with it after the parts that are there; a finished one is done again by saying what it gave.
 * Nothing is seen at its destination before it is whole.
 * @throws AppError not_found; conflict while another process works on it; unavailable for a model whose features are
 *   gone; cancelled. What was done is kept for a resumption.
 */
export async function runBatch(id: string, hooks: BatchHooks = {}): Promise<BatchSummary> {
  await failAbandonedBatches();
  const { status, result } = await getBatch(id);
  if (status === 'finished' && result) return result;
  const batch = await claimBatch(id, hooks.jobId ?? null);
  if (!batch) throw new AppError('conflict', `Batch ${id} is being worked on already; wait for it, or cancel it.`);
  const started = performance.now();
  const elapsed = () => batch.durationMs + performance.now() - started;
  const lost = new AbortController();
  const sitting: Sitting = {
    ...{ rowsTotal: batch.rowsTotal, rowsRead: 0, report: hooks.onProgress ?? (() => {}), partRows: hooks.partRows },
    signal: AbortSignal.any([lost.signal, ...(hooks.signal ? [hooks.signal] : [])]),
  };
  const stop = keepCheckpoints(batch.id, sitting, elapsed, lost);
  try {
    const done = { ...(await work(batch, sitting)), durationMs: elapsed() };
    await checkpointBatch(id, { ...countsOf(sitting), durationMs: done.durationMs });
    if (!(await endBatch(batch, { status: 'finished', result: done }))) throw takenOver(id);
    await clearBatch(id);
    return done;
  } catch (thrown) {
    const error: unknown = sitting.signal.aborted ? sitting.signal.reason : thrown;
    await giveUp(batch, sitting, { error, durationMs: elapsed() });
    throw error instanceof AppError ? resumable(error, batch, sitting) : error;
  } finally {
    stop();
  }
}

async function work(batch: Batch, sitting: Sitting): Promise<Omit<BatchSummary, 'durationMs'>> {
  const { report, signal, partRows } = sitting;
  const version = await getModelVersion(batch.model, batch.version);
  const model = await loadModel(`${batch.model}/${batch.version}`);
  requireCurrentFeatures(model);
  const plan = await planBatch(version.signature, batch.request.where);
  const destination = await destinationOf(batch);
  report({ phase: 'listing customers', fraction: null });
  const keys = await listCustomers(batch, plan);
  await scoreParts(batch, { keys, plan, model, signal, partRows }, followRows(sitting));
  report({ phase: 'writing one file', fraction: 0.9 });
  const counts = await joinParts(batch.id, {
    signature: model.signature,
    keyNames: plan.joinKeys,
    destination,
    signal,
  });
  report({ phase: 'writing one file', fraction: 1 });
  return {
    ...{ model: batch.model, version: batch.version, ...counts },
    ...{ key: destination.key, uri: destination.store.uri(destination.key) },
    ...{ asOf: batch.asOf.toISOString(), scoredAt: batch.createdAt.toISOString() },
  };
}

/** Tells how far it is, and how fast since this sitting began. */
function followRows(sitting: Sitting) {
  let began: { at: number; rowsRead: number } | undefined;
  return (rowsRead: number, rowsTotal: number): void => {
    Object.assign(sitting, { rowsRead, rowsTotal });
    began ??= { at: performance.now(), rowsRead };
    const detail = describePace(sitting, performance.now() - began.at, began.rowsRead);
    sitting.report({ phase: 'scoring', fraction: (1 + 8 * (rowsRead / Math.max(1, rowsTotal))) / 10, detail });
  };
}

async function destinationOf({ request, model, createdAt }: Batch): Promise<ObjectLocation> {
  if (request.out !== null) return locateObject(request.out);
  const key = `prediction_results/${model}_pred_results_${createdAt.toISOString()}.parquet`;
  return { store: await objectStore(), key };
}

const countsOf = ({ rowsTotal, rowsRead }: Sitting) => ({ rowsTotal, rowsRead });

/** Stores how far it is again and again, a sign of life too, and notices when the batch was taken for dead. */
function keepCheckpoints(id: string, sitting: Sitting, elapsed: () => number, lost: AbortController): () => void {
  let storing = false;
  const timer = setInterval(async () => {
    if (storing) return;
    storing = true;
    const isOurs = await checkpointBatch(id, { ...countsOf(sitting), durationMs: elapsed() }).catch(
      (error: unknown) => {
        log.warn({ error, id }, 'a checkpoint of a batch could not be stored');
        return true;
      },
    );
    if (!isOurs) lost.abort(takenOver(id));
    storing = false;
  }, CHECKPOINT_EVERY_MS);
  return () => clearInterval(timer);
}

const takenOver = (id: string) =>
  new AppError('conflict', `Batch ${id} was given up for dead, or taken over by another process.`);

async function giveUp(batch: Batch, sitting: Sitting, { error, durationMs }: { error: unknown; durationMs: number }) {
  const status = sitting.signal.aborted ? 'cancelled' : 'failed';
  await checkpointBatch(batch.id, { ...countsOf(sitting), durationMs })
    .then(() => endBatch(batch, { status, error: messageOf(error) }))
    .catch((lost: unknown) => log.warn({ error: lost, id: batch.id }, 'the end of a batch could not be stored'));
}

/** An expected failure says how to go on. */
function resumable(error: AppError, { id }: Batch, { rowsRead, rowsTotal }: Sitting): AppError {
  const where = rowsRead === 0 ? 'before the first part was done' : `after ${rowsRead} of ${rowsTotal} customers`;
  const hint = `Batch ${id} stopped ${where}; cookoff score --resume ${id} goes on from there.`;
  return new AppError(error.code, `${error.message} ${hint}`, { cause: error });
}
