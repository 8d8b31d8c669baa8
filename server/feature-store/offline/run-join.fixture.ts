import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDb, quoteName, quoteText, withDuckDb } from '#server/platform/duckdb';
import type { OfflineColumn } from './offline-table.ts';
import { type JoinedFeatures, type JoinedView, joinPointInTime } from './point-in-time-join.ts';

export type Cell = string | number | null;
export interface FixtureView {
  name: string;
  join_keys: string[];
  ttl_ms: number;
  features: string[];
  columns: string[];
  rows: Cell[][];
}
export interface JoinFixture {
  entity_columns: string[];
  entity_rows: Cell[][];
  views: FixtureView[];
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
async function writeView(db: DuckDb, folder: string, view: FixtureView): Promise<JoinedView> {
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

/** Joins entity rows with histories written as JSON, through Parquet files in a folder that is gone afterwards. */
export async function runJoin(fixture: JoinFixture, createdCutoff = false): Promise<JoinedFeatures> {
  const folder = await mkdtemp(join(tmpdir(), 'cookoff-point-in-time-'));
  try {
    return await withDuckDb((db) => joinFixture(db, folder, fixture, createdCutoff));
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function joinFixture(
  db: DuckDb,
  folder: string,
  { entity_columns, entity_rows, views }: JoinFixture,
  createdCutoff: boolean,
): Promise<JoinedFeatures> {
  const keys = entity_columns.filter((name) => !TIMES[name]);
  const select = toSelect(
    [...entity_columns, '_rid'],
    entity_rows.map((row, i) => [...row, i]),
    keys,
  );
  await db.run(`CREATE TABLE entity_row AS ${select}`);
  const joined: JoinedView[] = [];
  for (const view of views) joined.push(await writeView(db, folder, view));
  return joinPointInTime(db, joined, { createdCutoff });
}
