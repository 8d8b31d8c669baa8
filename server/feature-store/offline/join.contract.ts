import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chooseRow, type HistoryRow } from './choose-row.fixture.ts';
import type { ViewAnswer } from './offline-store.ts';
import { type Cell, type FixtureView, type JoinFixture, runJoin, type UseStore } from './run-join.fixture.ts';

const HOUR = 3_600_000;
const FIXTURES = join(import.meta.dirname, '../../../../shared/parity/open');
const isThere = existsSync(FIXTURES);
const FILES = isThere ? readdirSync(FIXTURES).filter((name) => name.startsWith('pit_')) : ['no ../shared/parity here'];

const view = (rows: Cell[][], more: Partial<FixtureView> = {}): FixtureView => ({
  ...{ name: 'v', join_keys: ['id'], ttl_ms: 0, features: ['x'], columns: ['id', 'event_ms', 'created_ms', 'x'] },
  rows,
  ...more,
});
const ask = (ids: Cell[], hour: number) => ({
  entity_columns: ['id', 'ts_ms'],
  entity_rows: ids.map((id) => [id, hour * HOUR]),
});
const cells = (answers: ViewAnswer[]) => answers.map(({ columns }) => Object.values(columns)[0]);
const reasons = (answers: ViewAnswer[]) => answers.map(({ chosen }) => chosen.reason);

/** What the point-in-time join of every offline store must do. */
export function joinContract(use: UseStore): void {
  test.skipIf(!isThere).each(FILES)('%s: every cell is the reference’s', (file) =>
    use(async (store) => {
      const fixture = JSON.parse(readFileSync(join(FIXTURES, file), 'utf8')) as JoinFixture & Expected;
      const answers = await runJoin(store, fixture);
      for (const [j, title] of fixture.expected_columns.entries()) {
        if (fixture.entity_columns.includes(title)) continue;
        const [viewName, feature] = title.split('__') as [string, string];
        const actual = answers.find((answer) => answer.view === viewName)!.columns[feature];
        expect(actual, title).toEqual(fixture.expected_rows.map((row) => row[j]));
      }
    }),
  );

  test('the join is what a reading of its rule row by row gives, for views of different keys and ttls', () =>
    use(async (store) => {
      await fc.assert(
        fc.asyncProperty(someJoin, async ({ first, second, questions, ttls, createdCutoff }) => {
          const answers = await runJoin(store, toFixture({ first, second, questions, ttls }), createdCutoff);
          for (const [v, history] of [first, second].entries()) {
            const { columns, chosen } = answers[v]!;
            for (const [i, { keys, hour }] of questions.entries()) {
              const question = {
                keys: keys.slice(0, v + 1),
                moment: hour * HOUR,
                ttlMs: ttls[v]! * HOUR,
                createdCutoff,
              };
              const { reason, rows } = chooseRow(history, question);
              expect(chosen.reason[i]).toBe(reason);
              expect([chosen.event[i], chosen.created[i]]).toEqual([rows[0]?.event ?? null, rows[0]?.created ?? null]);
              expect(reason === null ? rows.map(({ value }) => value) : [null]).toContain(columns.x![i]);
            }
          }
        }),
        { numRuns: 30 },
      );
    }));

  test('a row written after the moment asked about is not seen with the cutoff, nor is one nobody knows the time of', () =>
    use(async (store) => {
      const corrected = view([
        ['a', 1 * HOUR, 1 * HOUR, 10],
        ['a', 2 * HOUR, 9 * HOUR, 99],
        ['b', 1 * HOUR, 9 * HOUR, 1],
        ['c', 1 * HOUR, 1 * HOUR, 5],
        ['c', 2 * HOUR, null, 6],
      ]);
      const fixture = { ...ask(['a', 'b', 'c'], 3), views: [corrected] };
      const known = await runJoin(store, fixture, true);
      expect(cells(known)).toEqual([[10, null, 5]]);
      expect(reasons(known)).toEqual([[null, 'writtenLater', null]]);
      expect(cells(await runJoin(store, fixture, false))).toEqual([[99, 1, 6]]);
    }));

  test('a tie of event and creation gives one row, the same at each asking', () =>
    use(async (store) => {
      const rows = Array.from({ length: 40 }, (_, x) => ['a', HOUR, HOUR, x]);
      const first = await runJoin(store, { ...ask(['a', 'a'], 1), views: [view(rows)] }, true);
      const second = await runJoin(store, { ...ask(['a'], 2), views: [view(rows)] }, false);
      expect(first[0]!.columns.x).toHaveLength(2);
      expect(new Set([...first[0]!.columns.x!, ...second[0]!.columns.x!]).size).toBe(1);
    }));

  test('equal entity rows are both answered, and the latest row counts though nobody knows when it was written', () =>
    use(async (store) => {
      const rows = [
        ['a', 1 * HOUR, 1 * HOUR, 1],
        ['a', 2 * HOUR, null, 2],
      ];
      const suffixed = view(rows, { features: ['x_y'], columns: ['id', 'event_ms', 'created_ms', 'x_y'] });
      expect(cells(await runJoin(store, { ...ask(['a', 'later', 'a'], 3), views: [suffixed] }))).toEqual([
        [2, null, 2],
      ]);
    }));

  test('keys of several parts that read alike when joined stay apart', () =>
    use(async (store) => {
      const rows = [
        ['1', '23', 0, 0, 1],
        ['12', '3', 0, 0, 2],
      ];
      const twoKeys = view(rows, { join_keys: ['a', 'b'], columns: ['a', 'b', 'event_ms', 'created_ms', 'x'] });
      const entity_rows = [
        ['1', '23', HOUR],
        ['12', '3', HOUR],
        ['12', null, HOUR],
      ];
      const answers = await runJoin(store, { entity_columns: ['a', 'b', 'ts_ms'], entity_rows, views: [twoKeys] });
      expect(cells(answers)).toEqual([[1, 2, null]]);
    }));

  test('names that SQL keeps for itself, or that hold quotes, are names like any other', () =>
    use(async (store) => {
      const odd = view([['a', 0, 0, 7]], {
        ...{ name: 'select', join_keys: ['user'], features: ['order "by"'] },
        columns: ['user', 'event_ms', 'created_ms', 'order "by"'],
      });
      const answers = await runJoin(store, {
        entity_columns: ['user', 'ts_ms'],
        entity_rows: [['a', 1]],
        views: [odd],
      });
      expect(answers[0]!.columns).toEqual({ 'order "by"': [7] });
    }));

  test('a whole number beside a null stays one; no entity rows and no history are answers too', () =>
    use(async (store) => {
      const views = [view([['a', 0, 0, 7]]), view([], { name: 'empty' })];
      expect(cells(await runJoin(store, { ...ask(['a', 'b', null], 1), views }))).toEqual([
        [7, null, null],
        [null, null, null],
      ]);
      expect(cells(await runJoin(store, { ...ask([], 1), views: [view([['a', 0, 0, 7]])] }))).toEqual([[]]);
    }));
}

interface Expected {
  readonly expected_columns: string[];
  readonly expected_rows: Cell[][];
}

const hour = fc.integer({ min: 0, max: 6 });
const part = fc.constantFrom('a', 'b');
const value = fc.option(fc.integer({ min: 0, max: 9 }));
const historyOf = (keyParts: number) =>
  fc.array(
    fc
      .tuple(fc.tuple(...Array.from({ length: keyParts }, () => part)), hour, fc.option(hour, { freq: 6 }), value)
      .map(([keys, event, created, value]): HistoryRow => {
        return { keys, event: event * HOUR, created: created === null ? null : created * HOUR, value };
      }),
    { minLength: 1, maxLength: 14 },
  );

const someJoin = fc.record({
  first: historyOf(1),
  second: historyOf(2),
  questions: fc.array(fc.record({ keys: fc.tuple(fc.option(part), fc.option(part)), hour }), {
    minLength: 1,
    maxLength: 8,
  }),
  ttls: fc.tuple(hour, hour),
  createdCutoff: fc.boolean(),
});

type SomeJoin = typeof someJoin extends fc.Arbitrary<infer T> ? T : never;

function toFixture({ first, second, questions, ttls }: Omit<SomeJoin, 'createdCutoff'>): JoinFixture {
  const views = [first, second].map((history, v) => {
    const keys = ['a', 'b'].slice(0, v + 1);
    const rows = history.map((row): Cell[] => [...row.keys, row.event, row.created, row.value]);
    const columns = [...keys, 'event_ms', 'created_ms', 'x'];
    return view(rows, { name: `v${v}`, join_keys: keys, ttl_ms: ttls[v]! * HOUR, columns });
  });
  const entity_rows = questions.map(({ keys, hour }): Cell[] => [...keys, hour * HOUR]);
  return { entity_columns: ['a', 'b', 'ts_ms'], entity_rows, views };
}
