import type { Row, Scalar } from '../vocabulary.ts';
import type { EntityRows, JoinedView, OfflineColumn, OfflineStore, ViewAnswer } from './offline-store.ts';

export type Cell = string | number | null;
/** A view and its history; columns are join keys, event_ms, created_ms and features. */
export interface FixtureView {
  name: string;
  join_keys: string[];
  ttl_ms: number;
  features: string[];
  columns: string[];
  rows: Cell[][];
}
/** Entity rows, of which ts_ms is the moment, and the views to join. */
export interface JoinFixture {
  entity_columns: string[];
  entity_rows: Cell[][];
  views: FixtureView[];
}

/** Runs work on a store to which nobody else writes meanwhile. */
export type UseStore = <T>(work: (store: OfflineStore) => Promise<T>) => Promise<T>;

let tables = 0;

/** Writes the histories and joins them, through the store as anybody would. */
export async function runJoin(store: OfflineStore, fixture: JoinFixture, createdCutoff = false): Promise<ViewAnswer[]> {
  return joinViews(store, fixture, await fillViews(store, fixture), createdCutoff);
}

/** Writes each history in two appends. */
export async function fillViews(store: OfflineStore, fixture: JoinFixture): Promise<JoinedView[]> {
  const views: JoinedView[] = [];
  for (const view of fixture.views) {
    const joined = toJoinedView(view);
    const rows = view.rows.map((cells) => toRow(view.columns, cells));
    const half = Math.ceil(rows.length / 2);
    for (const part of [rows.slice(0, half), rows.slice(half)]) {
      if (part.length > 0) await store.append(joined, part, async () => {});
    }
    views.push(joined);
  }
  return views;
}

export function joinViews(
  store: OfflineStore,
  fixture: JoinFixture,
  views: readonly JoinedView[],
  createdCutoff = false,
): Promise<ViewAnswer[]> {
  return store.join(toEntityRows(fixture), views, { createdCutoff });
}

export function toJoinedView(view: FixtureView): JoinedView {
  const typed = (name: string): OfflineColumn => ({ name, valueType: typeOf(view, name) });
  return {
    name: view.name,
    ttlMs: view.ttl_ms,
    features: view.features,
    joinKeys: view.join_keys.map(typed),
    fields: view.features.map(typed),
    source: {
      table: `history_${process.pid}_${++tables}`,
      timestampField: 'event_timestamp',
      createdTimestampField: 'created_timestamp',
    },
  };
}

function typeOf(view: FixtureView, name: string): OfflineColumn['valueType'] {
  const cells = view.rows.map((row) => row[view.columns.indexOf(name)]).filter((cell) => cell != null);
  if (view.join_keys.includes(name) || cells.some((cell) => typeof cell === 'string')) return 'string';
  return cells.every(Number.isInteger) ? 'int32' : 'float64';
}

const TIMES: Readonly<Record<string, string>> = { event_ms: 'event_timestamp', created_ms: 'created_timestamp' };

function toRow(columns: readonly string[], cells: readonly Cell[]): Row {
  return Object.fromEntries(columns.map((name, j): [string, Scalar] => [TIMES[name] ?? name, cells[j] ?? null]));
}

function toEntityRows({ entity_columns, entity_rows }: JoinFixture): EntityRows {
  const column = (name: string) => entity_rows.map((row) => row[entity_columns.indexOf(name)] ?? null);
  const keys = entity_columns.filter((name) => name !== 'ts_ms');
  const texts = (name: string) => column(name).map((cell) => (cell === null ? null : String(cell)));
  return { keys: Object.fromEntries(keys.map((name) => [name, texts(name)])), at: column('ts_ms').map(Number) };
}
