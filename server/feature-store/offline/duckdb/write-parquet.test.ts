import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withDuckDb } from '#server/platform/duckdb';
import { type Cell, type FixtureView, fillViews, toJoinedView } from '../run-join.fixture.ts';
import { withTemporaryStore } from './temporary-store.fixture.ts';
import { mayTie, writeParquet } from './write-parquet.ts';

/** Whether a history that came in two appends, each half of the rows, may tie by what its files say. */
async function mayTieIn(...rows: Cell[][]): Promise<boolean> {
  const columns = ['id', 'event_ms', 'created_ms', 'x'];
  const view: FixtureView = { name: 'v', join_keys: ['id'], ttl_ms: 0, features: ['x'], columns, rows };
  return withTemporaryStore(async (store, _folder, filesOf) => {
    const [filled] = await fillViews(store, { entity_columns: [], entity_rows: [], views: [view] });
    return withDuckDb((db) => mayTie(db, { ...filled!, files: filesOf(filled!.source.table) }));
  });
}

test('rows can tie only where a file or two of them hold a key and event twice', async () => {
  expect(await mayTieIn()).toBe(false);
  expect(await mayTieIn(['a', 1, 9, 1])).toBe(false);
  expect(await mayTieIn(['a', 1, 9, 1], ['b', 1, 9, 1], ['a', 2, 9, 1], ['a', 3, 9, 1])).toBe(false);
  expect(await mayTieIn(['a', 1, 9, 1], ['a', 3, 9, 1], ['a', 2, 9, 1], ['a', 4, 9, 1])).toBe(false);
  expect(await mayTieIn(['a', 1, 9, 1], ['b', 2, 9, 1], ['a', 2, 9, 1], ['a', 3, 9, 1])).toBe(false);
  expect(await mayTieIn(['a', 1, 9, 1], ['a', 1, 8, 1], ['a', 2, 9, 1], ['a', 3, 9, 1])).toBe(true);
  expect(await mayTieIn(['a', 1, 9, 1], ['a', 2, 9, 1], ['a', 2, 8, 1], ['a', 3, 9, 1])).toBe(true);
});

test('files written at once, which know nothing of each other, may tie where their times overlap', () =>
  withDuckDb(async (db) => {
    const folder = await mkdtemp(join(tmpdir(), 'cookoff-write-parquet-'));
    const columns = ['id', 'event_ms', 'created_ms', 'x'];
    const view = { name: 'v', join_keys: ['id'], ttl_ms: 0, features: ['x'], columns, rows: [] };
    const table = toJoinedView(view);
    const write = async (name: string, hours: readonly number[], files: readonly string[]) => {
      const path = join(folder, name);
      const rows = hours.map((hour) => `(TIMESTAMP '2011-01-01 0${hour}:00:00', NULL::TIMESTAMP, 'a', 1)`);
      const relation = `(SELECT * FROM (VALUES ${rows}) v(event_timestamp, created_timestamp, id, x))`;
      const history = { ...table, files };
      await writeParquet(db, { relation, history }, path);
      return { path, history };
    };
    const { path: first, history } = await write('first', [1, 3], []);
    const { path: knowing } = await write('knowing', [2, 4], [first]);
    const { path: unknowing } = await write('unknowing', [2, 4], []);
    const { path: later } = await write('later', [5, 6], []);
    expect(await mayTie(db, { ...history, files: [first, knowing, later] })).toBe(false);
    expect(await mayTie(db, { ...history, files: [first, unknowing] })).toBe(true);
    await rm(folder, { recursive: true });
  }));
