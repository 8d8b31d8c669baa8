import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Cell, type FixtureView, runJoin } from './run-join.fixture.ts';

const HOUR = 3_600_000;
const view = (rows: Cell[][], ttl_ms = 0): FixtureView => ({
  name: 'v',
  join_keys: ['id'],
  ttl_ms,
  features: ['x'],
  columns: ['id', 'event_ms', 'created_ms', 'x'],
  rows,
});
const ask = (id: Cell, hour: number) => ({ entity_columns: ['id', 'ts_ms'], entity_rows: [[id, hour * HOUR]] });

test('a row written after the moment asked about is not seen by training, and is counted so', async () => {
  const corrected = view([
    ['a', 1 * HOUR, 1 * HOUR, 10],
    ['a', 2 * HOUR, 9 * HOUR, 99],
  ]);
  expect((await runJoin({ ...ask('a', 3), views: [corrected] }, true)).columns['v:x']).toEqual([10]);
  expect((await runJoin({ ...ask('a', 3), views: [corrected] }, false)).columns['v:x']).toEqual([99]);
  const late = await runJoin({ ...ask('a', 3), views: [view([['a', 1 * HOUR, 9 * HOUR, 1]])] }, true);
  expect(late.views[0]!.nullReasons).toMatchObject({ writtenLater: 1, unknownKey: 0, onlyLater: 0, outsideTtl: 0 });
});

test('keys of several parts that read alike when joined stay apart', async () => {
  const { columns } = await runJoin({
    entity_columns: ['a', 'b', 'ts_ms'],
    entity_rows: [
      ['1', '23', HOUR],
      ['12', '3', HOUR],
    ],
    views: [
      {
        ...view([
          ['1', '23', 0, 0, 1],
          ['12', '3', 0, 0, 2],
        ]),
        join_keys: ['a', 'b'],
        columns: ['a', 'b', 'event_ms', 'created_ms', 'x'],
      },
    ],
  });
  expect(columns['v:x']).toEqual([1, 2]);
});

test('a whole number beside a null stays a whole number, and a view without data gives nulls', async () => {
  const whole = await runJoin({
    entity_columns: ['id', 'ts_ms'],
    entity_rows: [
      ['a', HOUR],
      ['b', HOUR],
      [null, HOUR],
    ],
    views: [view([['a', 0, 0, 7]]), { ...view([]), name: 'empty' }],
  });
  expect(whole.columns).toEqual({ 'v:x': [7, null, null], 'empty:x': [null, null, null] });
});

test('the join is what a reading of its rule row by row gives', async () => {
  const hour = fc.integer({ min: 0, max: 6 });
  const row = fc.tuple(fc.constantFrom('a', 'b'), hour, hour);
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 1, maxLength: 12 }),
      hour,
      hour,
      fc.boolean(),
      async (history, at, ttl, cutoff) => {
        const rows = history.map(([id, event, created], x) => [id, event * HOUR, created * HOUR, x]);
        const best = rows
          .filter(([id, event]) => id === 'a' && Number(event) <= at * HOUR)
          .filter(([, event]) => ttl === 0 || Number(event) >= (at - ttl) * HOUR)
          .filter(([, , created]) => !cutoff || Number(created) <= at * HOUR)
          .sort((p, q) => Number(p[1]) - Number(q[1]) || Number(p[2]) - Number(q[2]))
          .at(-1);
        const { columns } = await runJoin({ ...ask('a', at), views: [view(rows, ttl * HOUR)] }, cutoff);
        const actual = columns['v:x']![0];
        // Rows of equal event and created may lie in either file; any of them is right.
        expect(actual === null ? null : rows[Number(actual)]!.slice(0, 3)).toEqual(best?.slice(0, 3) ?? null);
      },
    ),
    { numRuns: 25 },
  );
});
