import { AppError, messageOf } from '#server/platform/errors';
import { newId } from '#server/platform/id';
import {
  endMaterialization,
  findWatermark,
  insertMaterialization,
  type Materialization,
  type RowCounts,
} from '../materializations.repo.ts';
import { type OfflineTable, offlineTable } from '../offline/offline-store.ts';
import { offlineStore } from '../offline/open-offline-store.ts';
import type { AppliedView } from '../registry.ts';
import type { Row } from '../vocabulary.ts';
import { onlineRowReader } from './online-row-reader.ts';
import { type OnlineStore, onlineTable } from './online-store.ts';
import { onlineStore } from './open-online-store.ts';

interface MaterializeViewOptions {
  readonly start: Date;
  readonly end: Date;
  readonly writtenSince: Date | null;
  readonly by: string;
  readonly report: (rowsRead: number, rowsTotal: number) => void;
  readonly signal: AbortSignal | undefined;
}

/** Latest rows of one view within an interval to the online store, with a record of how it went. */
export async function materializeView(view: AppliedView, options: MaterializeViewOptions): Promise<Materialization> {
  const { start, end, by, signal } = options;
  const store = await onlineStore();
  const table = offlineTable(view, view.joinKeys);
  const id = newId();
  // Before this one is written down, which would be its own watermark.
  const watermark = await findWatermark(view.name);
  const record = { id, view: view.name, viewVersion: view.version, startAt: start, endAt: end, by };
  await insertMaterialization({ ...record, createdAt: new Date() });
  try {
    const counts = await copyLatest({ view, table, store, watermark, options });
    return await endMaterialization(id, { status: 'finished', ...counts });
  } catch (error) {
    const cancelled = signal?.aborted === true || (error instanceof AppError && error.code === 'cancelled');
    await endMaterialization(id, { status: cancelled ? 'cancelled' : 'failed', error: messageOf(error) });
    throw error;
  }
}

interface Copy {
  readonly view: AppliedView;
  readonly table: OfflineTable;
  readonly store: OnlineStore;
  /** Up to when any materialization may have written; null before the first. */
  readonly watermark: Date | null;
  readonly options: MaterializeViewOptions;
}

async function copyLatest({ view, table, store, watermark, options }: Copy): Promise<RowCounts> {
  const { report, signal } = options;
  const counts = { rowsTotal: 0, rowsRead: 0, rowsWritten: 0, rowsSkipped: 0 };
  const toWrite = onlineRowReader(view, store.keyVersion);
  const target = onlineTable(view);
  const writing = { watermark: watermark?.getTime() ?? Number.NEGATIVE_INFINITY };
  const copy = async (rows: readonly Row[], total: number): Promise<void> => {
    if (counts.rowsRead === 0) report(0, total);
    const { written, skipped } = await store.write(target, rows.map(toWrite), writing);
    counts.rowsRead += rows.length;
    counts.rowsWritten += written;
    counts.rowsSkipped += skipped;
    report(counts.rowsRead, total);
  };
  counts.rowsTotal = await offlineStore().readLatest(table, options, copy, signal);
  if (counts.rowsTotal === 0) report(0, 0);
  return counts;
}
