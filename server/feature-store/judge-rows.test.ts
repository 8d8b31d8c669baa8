import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Judgement, judgeRows, type RowTimes } from './judge-rows.ts';
import { withTemporaryStore } from './offline/duckdb/temporary-store.fixture.ts';
import { fillViews, joinViews } from './offline/run-join.fixture.ts';

const HOUR = 3_600_000;
const hour = fc.integer({ min: 0, max: 6 }).map((hours) => hours * HOUR);
const someQuestion = fc.record({
  history: fc.array(fc.tuple(hour, fc.option(hour, { freq: 6 })), { maxLength: 12 }),
  at: fc.oneof(
    hour,
    hour.map((moment) => moment + 1),
  ),
  ttlMs: hour,
  createdCutoff: fc.boolean(),
});

const judge = (rows: readonly RowTimes[], at: number, more: { ttlMs?: number; createdCutoff?: boolean } = {}) =>
  judgeRows(rows, { at, ttlMs: 0, createdCutoff: true, ...more });
const row = (event: number, created: number | null = event): RowTimes => ({ event, created });

test('the row that counts, and why there is none, are those of the store’s own join on the same rows', () =>
  withTemporaryStore(async (store) => {
    await fc.assert(
      fc.asyncProperty(someQuestion, async ({ history, ...moment }) => {
        const view = { name: 'v', join_keys: ['id'], ttl_ms: moment.ttlMs, features: ['x'] };
        const fixture = {
          entity_columns: ['id', 'ts_ms'],
          entity_rows: [['a', moment.at]],
          views: [
            {
              ...view,
              columns: ['id', 'event_ms', 'created_ms', 'x'],
              // Another key, so that a table without the key is a table all the same.
              rows: [['b', 0, 0, -1], ...history.map(([event, created], x) => ['a', event, created, x])],
            },
          ],
        };
        const views = await fillViews(store, fixture);
        const [answer] = await joinViews(store, fixture, views, moment.createdCutoff);
        const { rows } = await store.readHistory(views[0]!, ['a'], 100);
        const judgement = judgeRows(rows.map(timesOf), moment);
        expect(judgement.reason).toBe(answer!.chosen.reason[0]);
        const counting = judgement.counting === null ? undefined : rows[judgement.counting]!;
        expect(counting?.event_timestamp ?? null).toBe(answer!.chosen.event[0]);
        expect(counting?.created_timestamp ?? null).toBe(answer!.chosen.created[0]);
        expect(judgement.reason === null ? counting!.x : null).toBe(answer!.columns.x![0]);
        requireComplete(judgement, rows.length);
      }),
      { numRuns: 40 },
    );
  }));

function timesOf({ event_timestamp, created_timestamp }: Readonly<Record<string, unknown>>): RowTimes {
  return { event: Number(event_timestamp), created: created_timestamp === null ? null : Number(created_timestamp) };
}

/** Every row has a verdict, and exactly the one that counts has that of counting. */
function requireComplete({ verdicts, counting }: Judgement, rows: number): void {
  expect(verdicts).toHaveLength(rows);
  const counts = verdicts.flatMap((verdict, i) => (verdict === 'chosen' || verdict === 'outsideTtl' ? [i] : []));
  expect(counts).toEqual(counting === null ? [] : [counting]);
}

test('every row that is not chosen says why', () => {
  const rows = [row(9), row(5, 8), row(5, null), row(4, 6), row(4, 5), row(4, 5), row(3)];
  const expected = ['later', 'writtenLater', 'writtenUnknown', 'chosen', 'corrected', 'corrected', 'superseded'];
  expect(judge(rows, 7).verdicts).toEqual(expected);
  expect(judge(rows.slice(4), 7).verdicts).toEqual(['chosen', 'tied', 'superseded']);
  expect(judge(rows, 7, { createdCutoff: false }).counting).toBe(1);
});

test('a row exactly as old as the ttl is used, and one a millisecond older is not', () => {
  expect(judge([row(2)], 5, { ttlMs: 3 })).toEqual({ verdicts: ['chosen'], counting: 0, reason: null });
  expect(judge([row(2)], 6, { ttlMs: 3 })).toEqual({ verdicts: ['outsideTtl'], counting: 0, reason: 'outsideTtl' });
});

test('without a row that counts the reason is the first that holds for all of them', () => {
  expect(judge([], 5).reason).toBe('unknownKey');
  expect(judge([row(9), row(8)], 5).reason).toBe('onlyLater');
  expect(judge([row(9), row(4, 6)], 5).reason).toBe('writtenLater');
});
