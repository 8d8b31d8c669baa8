import { type DuckDb, type DuckRow, quoteName, withDuckDb } from '#server/platform/duckdb';
import { AppError, messageOf } from '#server/platform/errors';
import { newId } from '#server/platform/id';
import {
  endMaterialization,
  insertMaterialization,
  type Materialization,
  type RowCounts,
} from '../materializations.repo.ts';
import { latestRows, type OfflineTable, openOfflineTable } from '../offline/offline-table.ts';
import type { AppliedView } from '../registry.ts';
import type { Scalar } from '../vocabulary.ts';
import { entityKeyEncoder } from './entity-key.ts';
import type { OnlineStore, OnlineWrite } from './online-store.ts';
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
  const store = onlineStore();
  const table = await openOfflineTable(view, view.joinKeys);
  const id = newId();
  const record = { id, view: view.name, viewVersion: view.version, startAt: start, endAt: end, by };
  await insertMaterialization({ ...record, createdAt: new Date() });
  try {
    const counts = await withDuckDb((db) => copyLatest(db, { view, table, store, options }), { signal });
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
  readonly options: MaterializeViewOptions;
}

async function copyLatest(db: DuckDb, { view, table, store, options }: Copy): Promise<RowCounts> {
  const { report } = options;
  await db.run(`CREATE TABLE latest AS ${latestRows(table, withinInterval(table, options))}`);
  const [counted] = await db.rows('SELECT count(*) AS rows FROM latest');
  const counts = { rowsTotal: Number(counted?.rows), rowsRead: 0, rowsWritten: 0, rowsSkipped: 0 };
  const toWrite = rowReader(view);
  report(0, counts.rowsTotal);
  for await (const rows of db.batches('SELECT * FROM latest')) {
    const { written, skipped } = await store.write(view.name, rows.map(toWrite));
    counts.rowsRead += rows.length;
    counts.rowsWritten += written;
    counts.rowsSkipped += skipped;
    report(counts.rowsRead, counts.rowsTotal);
  }
  return counts;
}

function withinInterval({ source }: OfflineTable, { start, end, writtenSince }: MaterializeViewOptions): string {
  const at = (moment: Date) => `make_timestamp_ms(${moment.getTime()})`;
  const event = quoteName(source.timestampField);
  const inside = `${event} >= ${at(start)}`;
  const late = writtenSince ? ` OR ${quoteName(source.createdTimestampField)} >= ${at(writtenSince)}` : '';
  return `(${inside}${late}) AND ${event} <= ${at(end)}`;
}

function rowReader({ joinKeys, fields, source }: AppliedView): (row: DuckRow) => OnlineWrite {
  const encode = entityKeyEncoder(joinKeys);
  const names = fields.map(({ name }) => name);
  return (row) => {
    const texts = joinKeys.map(({ name }) => String(row[name]));
    const key = encode(texts);
    if (!key) {
      const types = joinKeys.map(({ name, valueType }) => `${name} ${valueType}`).join(', ');
      throw new AppError('invalid_input', `The offline row with key ${texts.join(', ')} does not fit ${types}.`);
    }
    const created = row[source.createdTimestampField] ?? null;
    const values = Object.fromEntries(names.map((name): [string, Scalar] => [name, row[name] ?? null]));
    return {
      key,
      event: Number(row[source.timestampField]),
      created: created === null ? null : Number(created),
      values,
    };
  };
}
