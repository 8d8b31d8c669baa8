import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { type DuckDb, quoteName, quoteText, withDuckDb } from '#server/platform/duckdb';
import type { OfflineColumn } from './offline-table.ts';
import { type JoinedView, joinPointInTime } from './point-in-time-join.ts';

const OPEN = '../shared/parity/open';
const folder = mkdtempSync(join(tmpdir(), 'cookoff-point-in-time-'));
afterAll(() => rmSync(folder, { recursive: true }));

type Cell = string | number | null;
interface FixtureView {
  name: string;
  join_keys: string[];
  ttl_ms: number;
  features: string[];
  columns: string[];
  rows: Cell[][];
}
interface Fixture {
  entity_columns: string[];
  entity_rows: Cell[][];
  views: FixtureView[];
  expected_columns: string[];
  expected_rows: Cell[][];
}

const TIMES = { ts_ms: '_moment', event_ms: 'event_timestamp', created_ms: 'created_timestamp' } as Record<
  string,
  string
>;

function typeOf(view: FixtureView, name: string): OfflineColumn['valueType'] {
  const cells = view.rows.map((row) => row[view.columns.indexOf(name)]).filter((cell) => cell != null);
  if (view.join_keys.includes(name) || cells.some((cell) => typeof cell === 'string')) return 'string';
  return cells.every(Number.isInteger) ? 'int32' : 'float64';
}

/** Rows as a SELECT: times from milliseconds, the columns in `text` as text, whole-number columns as INTEGER. */
function toSelect(columns: string[], rows: Cell[][], text: string[]): string {
  const types = columns.map((name, j) => {
    if (TIMES[name]) return 'BIGINT';
    if (text.includes(name) || rows.some((row) => typeof row[j] === 'string')) return 'VARCHAR';
    return rows.every((row) => row[j] === null || Number.isInteger(row[j])) ? 'INTEGER' : 'DOUBLE';
  });
  const list = columns.map((name, j) => {
    const cell = `CAST(c${j} AS ${types[j]})`;
    return TIMES[name] ? `make_timestamp_ms(${cell}) AS ${TIMES[name]}` : `${cell} AS ${quoteName(name)}`;
  });
  const literal = (cell: Cell) => (cell === null ? 'NULL' : typeof cell === 'string' ? quoteText(cell) : String(cell));
  const values = rows.map((row) => `(${row.map(literal).join(', ')})`);
  return `SELECT ${list.join(', ')} FROM (VALUES ${values.join(', ')}) t(${columns.map((_, j) => `c${j}`).join(', ')})`;
}

/** Writes a view's rows over two files, as two ingests would leave them. */
async function writeView(db: DuckDb, view: FixtureView): Promise<JoinedView> {
  const half = Math.ceil(view.rows.length / 2);
  const parts = [view.rows.slice(0, half), view.rows.slice(half)].filter((rows) => rows.length > 0);
  const files: string[] = [];
  for (const [i, rows] of parts.entries()) {
    const file = join(folder, `${crypto.randomUUID()}-${i}.parquet`);
    // Types are those of the whole view, not of the part.
    await db.run(`CREATE OR REPLACE TABLE part AS ${toSelect(view.columns, view.rows, view.join_keys)} LIMIT 0`);
    await db.run(`INSERT INTO part ${toSelect(view.columns, rows, view.join_keys)}`);
    await db.run(`COPY part TO ${quoteText(file)} (FORMAT parquet)`);
    files.push(file);
  }
  const source = { timestampField: 'event_timestamp', createdTimestampField: 'created_timestamp' };
  const typed = (name: string): OfflineColumn => ({ name, valueType: typeOf(view, name) });
  const columns = { joinKeys: view.join_keys.map(typed), fields: view.features.map(typed) };
  return { name: view.name, ttlMs: view.ttl_ms, features: view.features, source, files, ...columns };
}

async function runJoin(
  { entity_columns, entity_rows, views }: Omit<Fixture, 'expected_columns' | 'expected_rows'>,
  createdCutoff = false,
) {
  return withDuckDb(async (db) => {
    const keys = entity_columns.filter((name) => !TIMES[name]);
    const select = toSelect(
      [...entity_columns, '_rid'],
      entity_rows.map((row, i) => [...row, i]),
      keys,
    );
    await db.run(`CREATE TABLE entity_row AS ${select}`);
    const joined: JoinedView[] = [];
    for (const view of views) joined.push(await writeView(db, view));
    return joinPointInTime(db, joined, { createdCutoff });
  });
}

const fixtures = existsSync(OPEN) ? readdirSync(OPEN).filter((name) => name.startsWith('pit_')) : [];
test.skipIf(fixtures.length === 0).each(fixtures.length ? fixtures : ['(skipped without ../shared)'])(
  'every entity row gets the reference values: %s',
  async (name) => {
    const fixture = JSON.parse(readFileSync(join(OPEN, name), 'utf8')) as Fixture;
    const { columns, views } = await runJoin(fixture);
    for (const [j, title] of fixture.expected_columns.entries()) {
      if (fixture.entity_columns.includes(title)) continue;
      expect(columns[title.replace('__', ':')]).toEqual(fixture.expected_rows.map((row) => row[j]));
    }
    for (const { matched, nullReasons } of views) {
      const missed = Object.values(nullReasons).reduce((total, count) => total + count, 0);
      expect(matched + missed).toBe(fixture.entity_rows.length);
    }
  },
);

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
