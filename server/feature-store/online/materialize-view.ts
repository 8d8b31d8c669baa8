import { AppError, messageOf } from '#server/platform/errors';
import { log } from '#server/platform/log';
import {
  checkpoint,
  endMaterialization,
  findWatermark,
  type Materialization,
  type MaterializationCursor,
  type RowCounts,
} from '../materializations.repo.ts';
import { offlineTable } from '../offline/offline-store.ts';
import { offlineStore } from '../offline/open-offline-store.ts';
import type { AppliedView } from '../registry.ts';
import type { Row } from '../vocabulary.ts';
import { onlineRowReader } from './online-row-reader.ts';
import { onlineTable } from './online-store.ts';
import { onlineStore } from './open-online-store.ts';

/** At most the rows of so long are read again when a run is resumed. */
const CHECKPOINT_EVERY_MS = 500;

export interface MaterializeViewHooks {
  readonly report: (counts: RowCounts) => void;
  readonly signal: AbortSignal | undefined;
}

/** How far a run is: what a checkpoint stores. */
interface State {
  counts: RowCounts;
  cursor: MaterializationCursor;
}

/**
 * Does a run that has begun, from its cursor on: the latest row of every key within its interval to the online store, in
 * the order of the keys. Its record is kept true, and keeps the cursor when it does not reach its end.
 */
export async function materializeView(
  view: AppliedView,
  run: Materialization,
  hooks: MaterializeViewHooks,
): Promise<Materialization> {
  const { rowsTotal, rowsRead, rowsWritten, rowsSkipped } = run;
  const state: State = { counts: { rowsTotal, rowsRead, rowsWritten, rowsSkipped }, cursor: run.cursor! };
  const stop = keepCheckpoints(run.id, state);
  try {
    await copyLatest(view, run, state, hooks);
  } catch (error) {
    const cancelled = hooks.signal?.aborted === true || (error instanceof AppError && error.code === 'cancelled');
    const end = { status: cancelled ? 'cancelled' : 'failed', error: messageOf(error) } as const;
    // When the database is gone too, the last checkpoint stays, and the silence after it is found.
    await endMaterialization(run, { ...end, ...state.counts, cursor: state.cursor }).catch((lost: unknown) =>
      log.warn({ error: lost, id: run.id }, 'the end of a materialization could not be stored'),
    );
    throw resumable(error, run, state.counts);
  } finally {
    stop();
  }
  const finished = await endMaterialization(run, {
    status: 'finished',
    ...state.counts,
    cursor: { ...state.cursor, after: null },
  });
  if (finished) return finished;
  throw new AppError(
    'conflict',
    `Materialization ${run.id} of ${view.name} was given up for dead, or taken over by another process.`,
  );
}

async function copyLatest(view: AppliedView, run: Materialization, state: State, hooks: MaterializeViewHooks) {
  const store = await onlineStore();
  const toWrite = onlineRowReader(view, store.keyVersion);
  const target = onlineTable(view);
  const writing = { watermark: (await findWatermark(run))?.getTime() ?? Number.NEGATIVE_INFINITY };
  const readBefore = state.counts.rowsRead;
  const copy = async (rows: readonly Row[], remaining: number): Promise<void> => {
    if (state.counts.rowsRead === readBefore) begin(remaining);
    const { written, skipped } = await store.write(target, rows.map(toWrite), writing);
    const { counts, cursor } = state;
    state.counts = {
      rowsTotal: counts.rowsTotal,
      rowsRead: counts.rowsRead + rows.length,
      rowsWritten: counts.rowsWritten + written,
      rowsSkipped: counts.rowsSkipped + skipped,
    };
    state.cursor = { ...cursor, after: view.joinKeys.map(({ name }) => String(rows.at(-1)![name])) };
    hooks.report(state.counts);
  };
  const begin = (remaining: number) => {
    state.counts = { ...state.counts, rowsTotal: readBefore + remaining };
    hooks.report(state.counts);
  };
  const { writtenSince, after } = state.cursor;
  const interval = {
    start: run.startAt,
    end: run.endAt,
    writtenSince: writtenSince ? new Date(writtenSince) : null,
    after,
  };
  const remaining = await offlineStore().readLatest(offlineTable(view, view.joinKeys), interval, copy, hooks.signal);
  if (remaining === 0) begin(0);
}

/** Stores the state again and again, which is a sign of life too. One that fails is made good by the next. */
function keepCheckpoints(id: string, state: State): () => void {
  let storing = false;
  const timer = setInterval(async () => {
    if (storing) return;
    storing = true;
    state.cursor = { ...state.cursor, beatAt: new Date().toISOString() };
    await checkpoint(id, state.counts, state.cursor).catch((error: unknown) =>
      log.warn({ error, id }, 'a checkpoint of a materialization could not be stored'),
    );
    storing = false;
  }, CHECKPOINT_EVERY_MS);
  return () => clearInterval(timer);
}

/** An expected failure says how to go on. */
function resumable(error: unknown, { id, view }: Materialization, { rowsRead, rowsTotal }: RowCounts): unknown {
  if (!(error instanceof AppError)) return error;
  const where = rowsTotal === 0 ? 'before the first row' : `after ${rowsRead} of ${rowsTotal} rows`;
  const hint = `Materializing ${view} stopped ${where}; cookoff materialize --resume ${id} goes on from there.`;
  return new AppError(error.code, `${error.message} ${hint}`, { cause: error });
}
