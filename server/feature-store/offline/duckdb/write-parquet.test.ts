import { expect, test } from 'vitest';
import { withDuckDb } from '#server/platform/duckdb';
import { type Cell, type FixtureView, fillViews } from '../run-join.fixture.ts';
import { withTemporaryStore } from './temporary-store.fixture.ts';
import { mayTie } from './write-parquet.ts';

/** Whether a history that came in two appends, each half of the rows, may tie by what its files say. */
async function mayTieIn(...rows: Cell[][]): Promise<boolean> {
  const columns = ['id', 'event_ms', 'created_ms', 'x'];
  const view: FixtureView = { name: 'v', join_keys: ['id'], ttl_ms: 0, features: ['x'], columns, rows };
  return withTemporaryStore(async (store, _folder, filesOf) => {
    const [filled] = await fillViews(store, { entity_columns: [], entity_rows: [], views: [view] });
    return withDuckDb((db) => mayTie(db, { ...filled!, files: filesOf(filled!.source.table) }));
  });
}

test('files that follow each other and hold a key and event once cannot tie; any other may', async () => {
  expect(await mayTieIn()).toBe(false);
  expect(await mayTieIn(['a', 1, 9, 1])).toBe(false);
  expect(await mayTieIn(['a', 1, 9, 1], ['b', 1, 9, 1], ['a', 2, 9, 1], ['a', 3, 9, 1])).toBe(false);
  expect(await mayTieIn(['a', 1, 9, 1], ['a', 1, 8, 1], ['a', 2, 9, 1], ['a', 3, 9, 1])).toBe(true);
  expect(await mayTieIn(['a', 1, 9, 1], ['a', 3, 9, 1], ['a', 2, 9, 1], ['a', 4, 9, 1])).toBe(true);
  expect(await mayTieIn(['a', 1, 9, 1], ['b', 2, 9, 1], ['a', 2, 9, 1], ['a', 3, 9, 1])).toBe(true);
});
