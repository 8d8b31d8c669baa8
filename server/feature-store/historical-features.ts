import { DuckDBTimestampValue } from '@duckdb/node-api';
import { type DuckDb, quoteName, withDuckDb } from '#server/platform/duckdb';
import { AppError } from '#server/platform/errors';
import { offlineRelation, openOfflineTable } from './offline/offline-table.ts';
import { type JoinedView, joinPointInTime, type NullReasons } from './offline/point-in-time-join.ts';
import { type ResolvedFeature, resolveFeatures } from './resolve-features.ts';
import type { Scalar } from './vocabulary.ts';

/** Entity rows by column: one text a row for each join key, and the moment of each row when they differ. */
export interface EntityFrame {
  readonly keys: Readonly<Record<string, readonly (string | null)[]>>;
  readonly at?: readonly Date[];
}

export interface HistoricalRequest {
  /**
   * Entity rows; or everybody, in the order of their keys' text: for a view that a pipeline fills, the keys of its
   * newest snapshot at the moment asked about (a customer of an older one is no customer any more), else every key.
   */
  readonly entities: EntityFrame | 'all';
  /** `view:feature`, in the order wanted. */
  readonly features: readonly string[];
  /** The moment of rows that name none; now when left out. */
  readonly asOf?: Date;
  /** Leave out rows that were written after the moment asked about. On unless said otherwise: training must not look ahead. */
  readonly createdCutoff?: boolean;
  readonly signal?: AbortSignal;
}

export interface HistoricalTable {
  /** Key of each row: the join key's text, or a JSON list of texts where there are several. */
  readonly keys: readonly string[];
  /** Moment of each row, epoch milliseconds. */
  readonly at: readonly number[];
  /** By reference; whole numbers stay whole beside nulls, unix_timestamp is epoch milliseconds. */
  readonly columns: Readonly<Record<string, readonly Scalar[]>>;
  readonly views: readonly { readonly view: string; readonly matched: number; readonly nullReasons: NullReasons }[];
}

/**
 * Features as they were known at a moment: the point-in-time join (see `joinPointInTime`) of entity rows with the
 * offline store. Exactly one output row an entity row, in their order.
 *
 * @throws AppError `not_found` for unknown features; `invalid_input` when a join key is missing, the columns differ in
 * length, or `all` is asked of views with different keys; `cancelled`.
 */
export async function historicalFeatures(request: HistoricalRequest): Promise<HistoricalTable> {
  const views = await openViews(await resolveFeatures(request.features));
  const { entities, features, asOf = new Date(), createdCutoff = true, signal } = request;
  return withDuckDb(
    async (db) => {
      if (entities === 'all') await listEveryKey(db, views, asOf);
      else await appendEntities(db, views, entities, asOf);
      const joined = await joinPointInTime(db, views, { createdCutoff });
      const { _moment, ...keys } = await db.columns('SELECT * FROM entity_row ORDER BY _rid');
      return {
        keys: toKeyTexts(keysOf(views).map((name) => keys[name] ?? [])),
        at: (_moment ?? []).map(Number),
        columns: Object.fromEntries(features.map((reference) => [reference, joined.columns[reference] ?? []])),
        views: joined.views,
      };
    },
    { signal },
  );
}

interface OpenView extends JoinedView {
  /** A pipeline writes everybody at one moment: its rows of one event are a snapshot. */
  readonly isSnapshot: boolean;
}

async function openViews(resolved: readonly ResolvedFeature[]): Promise<OpenView[]> {
  const byView = Map.groupBy(resolved, ({ view }) => view.name);
  const opening = [...byView.values()].map(async (wanted): Promise<OpenView> => {
    const { view } = wanted[0]!;
    const table = await openOfflineTable(view, view.joinKeys);
    const features = wanted.map(({ field }) => field.name);
    const isSnapshot = view.source.pipeline !== undefined;
    return { ...table, name: view.name, ttlMs: view.ttlSeconds * 1000, features, isSnapshot };
  });
  return Promise.all(opening);
}

/** Join keys of all views, each once, in the order they are first named. */
function keysOf(views: readonly JoinedView[]): string[] {
  return [...new Set(views.flatMap(({ joinKeys }) => joinKeys.map(({ name }) => name)))];
}

async function listEveryKey(db: DuckDb, views: readonly OpenView[], asOf: Date): Promise<void> {
  const keys = keysOf(views);
  const odd = views.find(({ joinKeys }) => joinKeys.length !== keys.length);
  if (odd) {
    throw new AppError(
      'invalid_input',
      `All entities can be asked of views with the same keys only; these have ${keys.join(', ')}, and ${odd.name} ` +
        `has ${odd.joinKeys.map(({ name }) => name).join(', ')}. Name the entity rows instead.`,
    );
  }
  const casts = keys.map((name) => `CAST(${quoteName(name)} AS VARCHAR) AS ${quoteName(name)}`).join(', ');
  const names = keys.map(quoteName).join(', ');
  const moment = `make_timestamp_ms(${asOf.getTime()})`;
  const everyKey = views.map((view) => `SELECT DISTINCT ${casts} FROM ${currentRows(view, moment)}`).join(' UNION ');
  await db.run(`
    CREATE TABLE entity_row AS
    SELECT row_number() OVER (ORDER BY ${names}) - 1 AS _rid, ${names}, ${moment} AS _moment
    FROM (${everyKey})`);
}

function currentRows(view: OpenView, moment: string): string {
  const relation = offlineRelation(view);
  if (!view.isSnapshot) return relation;
  const event = quoteName(view.source.timestampField);
  return `${relation} WHERE ${event} = (SELECT max(${event}) FROM ${relation} WHERE ${event} <= ${moment})`;
}

async function appendEntities(db: DuckDb, views: readonly JoinedView[], frame: EntityFrame, asOf: Date): Promise<void> {
  const names = keysOf(views);
  const missing = names.filter((name) => !frame.keys[name]);
  if (missing.length > 0) {
    throw new AppError(
      'invalid_input',
      `The entity rows have no ${missing.join(', ')}; these views are joined by ${names.join(', ')}.`,
    );
  }
  const columns = names.map((name) => frame.keys[name]!);
  const lengths = [...columns, ...(frame.at ? [frame.at] : [])].map(({ length }) => length);
  if (new Set(lengths).size > 1) {
    throw new AppError('invalid_input', `The entity columns differ in length: ${lengths.join(', ')} rows.`);
  }
  const definitions = names.map((name) => `${quoteName(name)} VARCHAR`).join(', ');
  await db.run(`CREATE TABLE entity_row (_rid INTEGER, ${definitions}, _moment TIMESTAMP)`);
  await db.append('entity_row', (appender) => {
    for (let rid = 0; rid < lengths[0]!; rid++) {
      appender.appendInteger(rid);
      for (const column of columns) {
        const key = column[rid] ?? null;
        if (key === null) appender.appendNull();
        else appender.appendVarchar(key);
      }
      appender.appendTimestamp(new DuckDBTimestampValue(BigInt((frame.at?.[rid] ?? asOf).getTime()) * 1000n));
      appender.endRow();
    }
  });
}

function toKeyTexts(columns: readonly (readonly Scalar[])[]): string[] {
  const [first = [], ...rest] = columns;
  if (rest.length === 0) return first.map((key) => String(key ?? ''));
  return first.map((_, row) => JSON.stringify(columns.map((column) => column[row])));
}
