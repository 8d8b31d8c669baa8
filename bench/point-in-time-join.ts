/**
 * `node bench/point-in-time-join.ts [rounds]`: 1,000,000 entity rows × 10,000,000 feature rows × 3 features.
 *
 * First with little memory: the join has to spill, and has to give the cells that it gives with ample memory. Then product
 * and bare ASOF JOIN take turns in one process over the same Parquet files, and the fastest turn of each counts, because
 * whatever else a machine does only ever slows. Bare ASOF JOIN knows no ttl, no ties, no cutoff and no reasons. pandas
 * joins along where it is there (`COOKOFF_INTEROP_PYTHON`). Exits 1 when a ratio is above the target or the cells differ.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { joinView } from '../server/feature-store/offline/duckdb/join-view.ts';
import type { ParquetHistory } from '../server/feature-store/offline/duckdb/parquet-history.ts';
import { writeParquet } from '../server/feature-store/offline/duckdb/write-parquet.ts';
import type { JoinedView } from '../server/feature-store/offline/offline-store.ts';
import { type DuckDb, quoteText, withDuckDb } from '../server/platform/duckdb.ts';
import { describeLoad } from './describe-load.ts';
import { findPython } from './python-rival.ts';

const FILES = 10;
const ROWS_A_FILE = 1_000_000;
const ENTITY_ROWS = 1_000_000;
const KEYS = 100_000;
const START_MS = Date.UTC(2011, 0, 1);
const DAY_MS = 86_400_000;
const YEAR_MS = 365 * DAY_MS;
const AMPLE = '6GB';
const LITTLE = '400MB';
const TARGET = 1.25;

const folder = mkdtempSync(join(tmpdir(), 'cookoff-bench-join-'));
process.env.COOKOFF_HOME = folder;

type View = JoinedView & ParquetHistory;

function viewOf(name: string): View {
  return {
    ...{ name, ttlMs: 90 * DAY_MS, features: ['a', 'b', 'c'], joinKeys: [{ name: 'customerid', valueType: 'string' }] },
    fields: [
      { name: 'a', valueType: 'float64' },
      { name: 'b', valueType: 'int32' },
      { name: 'c', valueType: 'float64' },
    ],
    source: { table: name, timestampField: 'event_timestamp', createdTimestampField: 'created_timestamp' },
    files: Array.from({ length: FILES }, (_, i) => join(folder, `${name}-${i}.parquet`)),
  };
}

/** The i-th draw of a stream. DuckDB's hash(i, stream) would give streams that follow each other. */
const draw = (stream: number): string => `hash(i + ${stream * 1_000_000_007}::BIGINT)`;

/** A year of rows, each written within an hour: a file a part of the year, as ingests leave it, or all of it in each. */
async function makeHistory(db: DuckDb, view: View, { inOrder }: { inOrder: boolean }): Promise<void> {
  const spanMs = inOrder ? YEAR_MS / FILES : YEAR_MS;
  for (const [i, file] of view.files.entries()) {
    const startMs = START_MS + (inOrder ? i * spanMs : 0);
    await db.run(`
      CREATE OR REPLACE VIEW rows_of_file AS
      SELECT (10000 + ${draw(1)} % ${KEYS})::VARCHAR || '.0' AS customerid,
        make_timestamp_ms(${startMs} + (${draw(2)} % ${spanMs})::BIGINT) AS event_timestamp,
        event_timestamp + to_seconds((${draw(3)} % 3600)::BIGINT) AS created_timestamp,
        (${draw(4)} % 1000)::DOUBLE / 7 AS a, (${draw(5)} % 1000)::INTEGER AS b, (${draw(6)} % 100000)::DOUBLE / 3 AS c
      FROM range(${i * ROWS_A_FILE}, ${(i + 1) * ROWS_A_FILE}) t(i)`);
    const history = { ...view, files: view.files.slice(0, i) };
    await writeParquet(db, { relation: 'rows_of_file', history }, file);
  }
}

/** Two in a hundred are of customers nobody knows. */
const makeEntities = (db: DuckDb): Promise<void> =>
  db.run(`
    CREATE TABLE entity_row AS
    SELECT i AS rid, (10000 + ${draw(7)} % ${KEYS * 1.02})::VARCHAR || '.0' AS customerid,
      make_timestamp_ms(${START_MS} + (${draw(8)} % ${YEAR_MS})::BIGINT) AS moment
    FROM range(${ENTITY_ROWS}) t(i)`);

/** How long a piece of work took, and how much the processors worked for it. */
interface Turn {
  readonly ms: number;
  readonly cpuMs: number;
}

async function timed(work: () => Promise<void>): Promise<Turn> {
  const [started, worked] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(worked);
  return { ms: performance.now() - started, cpuMs: (user + system) / 1000 };
}

const bareAsOf = (db: DuckDb, { files }: View): Promise<void> =>
  db.run(`
    CREATE OR REPLACE TABLE bare AS SELECT e.*, h.a, h.b, h.c
    FROM entity_row e ASOF LEFT JOIN read_parquet([${files.map(quoteText)}]) h
      ON e.customerid = h.customerid AND e.moment >= h.event_timestamp`);

/** What a join gave, in one number, whatever the order of its rows. */
async function fingerprint(db: DuckDb): Promise<string> {
  const [row] = await db.rows(
    'SELECT bit_xor(hash(rid, reason, event, created, value0, value1, value2))::VARCHAR AS print FROM joined',
  );
  await db.run('DROP TABLE joined');
  return String(row?.print);
}

type Contender = 'bare' | 'off' | 'on';
interface Contest {
  readonly turns: readonly Record<Contender, Turn>[];
  readonly print: string;
}

function takeTurns(view: View, rounds: number): Promise<Contest> {
  return withDuckDb(
    async (db) => {
      await makeEntities(db);
      const turns: Record<Contender, Turn>[] = [];
      let print = '';
      for (let i = 0; i <= rounds; i++) {
        const bare = await timed(() => bareAsOf(db, view));
        const off = await timed(() => joinView(db, view, { createdCutoff: false }));
        await db.run('DROP TABLE joined');
        const on = await timed(() => joinView(db, view, { createdCutoff: true }));
        print = await fingerprint(db);
        // The first turn reads the files into the system's cache.
        if (i > 0) turns.push({ bare, off, on });
      }
      return { turns, print };
    },
    { memoryLimit: AMPLE },
  );
}

/** Prints a contest. @returns how many times as long as bare ASOF JOIN the product took, with the cutoff or without. */
function report(title: string, { turns }: Contest): number {
  const fastest = (who: Contender, of: keyof Turn) => Math.min(...turns.map((turn) => turn[who][of]));
  const ratio = (who: Contender, of: keyof Turn) => fastest(who, of) / fastest('bare', of);
  const line = (who: Contender) =>
    `${Math.round(fastest(who, 'ms'))} ms, ${ratio(who, 'ms').toFixed(2)} × bare (processors ${ratio(who, 'cpuMs').toFixed(2)} ×)`;
  console.log(`${title}, fastest of ${turns.length}; ${describeLoad()}`);
  console.log(`  bare ASOF JOIN              ${Math.round(fastest('bare', 'ms'))} ms`);
  console.log(`  cookoff, created cutoff off ${line('off')}`);
  console.log(`  cookoff, created cutoff on  ${line('on')}`);
  return Math.max(ratio('off', 'ms'), ratio('on', 'ms'));
}

interface SpillingJoin {
  readonly turn: Turn;
  readonly print: string;
  /** The most that lay on disk. */
  readonly spilledBytes: number;
  /** The most that this process ever held in memory. */
  readonly peakBytes: number;
}

/** The join with little memory. Nothing in this process may have had more before, or its peak says nothing. */
async function joinSpilling(view: View): Promise<SpillingJoin> {
  let spilledBytes = 0;
  const watch = setInterval(() => {
    spilledBytes = Math.max(spilledBytes, sizeOf(join(folder, 'tmp')));
  }, 50);
  try {
    return await withDuckDb(
      async (db) => {
        await makeEntities(db);
        const turn = await timed(() => joinView(db, view, { createdCutoff: true }));
        const peakBytes = process.resourceUsage().maxRSS * 1024;
        return { turn, print: await fingerprint(db), spilledBytes, peakBytes };
      },
      { memoryLimit: LITTLE },
    );
  } finally {
    clearInterval(watch);
  }
}

function sizeOf(path: string): number {
  if (!existsSync(path)) return 0;
  const entries = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.reduce((total, { parentPath, name }) => {
    return total + (statSync(join(parentPath, name), { throwIfNoEntry: false })?.size ?? 0);
  }, 0);
}

const PANDAS = `
import sys, time, pandas as pd
h = pd.read_parquet(sys.argv[1:-1]); e = pd.read_parquet(sys.argv[-1])
started = time.perf_counter()
e = e.sort_values('moment'); h = h.sort_values('event_timestamp')
pd.merge_asof(e, h, left_on='moment', right_on='event_timestamp', by='customerid')
print(round((time.perf_counter() - started) * 1000))`;

/** Milliseconds of pandas' merge_asof from memory to memory, its sorting with it; or why there are none. */
async function joinInPandas({ files }: View): Promise<string> {
  const python = process.env.COOKOFF_INTEROP_PYTHON ?? findPython('pandas');
  if (!python) return 'not measured: no python3 here imports pandas';
  const entities = join(folder, 'entities.parquet');
  await withDuckDb(async (db) => {
    await makeEntities(db);
    await db.run(`COPY entity_row TO ${quoteText(entities)} (FORMAT parquet)`);
  });
  const { stdout, stderr } = spawnSync(python, ['-c', PANDAS, ...files, entities], { encoding: 'utf8' });
  return stdout.trim() ? `${stdout.trim()} ms` : `not measured (${stderr.trim().split('\n').at(-1)})`;
}

async function main(rounds: number): Promise<number> {
  const [inOrder, overlapping] = [viewOf('in_order'), viewOf('overlapping')];
  await withDuckDb((db) => makeHistory(db, inOrder, { inOrder: true }), { memoryLimit: LITTLE });
  const little = await joinSpilling(inOrder);
  console.log(`Target: at most ${TARGET} × bare`);
  const contest = await takeTurns(inOrder, rounds);
  const ratio = report('Ingests one after the other', contest);
  await withDuckDb((db) => makeHistory(db, overlapping, { inOrder: false }));
  const worse = report('Ingests over the same times, whose rows may tie', await takeTurns(overlapping, rounds));
  const isSame = little.print === contest.print;
  const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
  console.log(
    `Within ${LITTLE}, created cutoff on: ${Math.round(little.turn.ms)} ms, ${megabytes(little.spilledBytes)} spilled, ` +
      `the process at most ${megabytes(little.peakBytes)}, ${isSame ? 'the same cells' : 'OTHER CELLS'}`,
  );
  console.log(`pandas merge_asof, in memory, no cutoff: ${await joinInPandas(inOrder)}`);
  return Math.max(ratio, worse) <= TARGET && isSame && little.spilledBytes > 0 ? 0 : 1;
}

try {
  process.exitCode = await main(Number(process.argv[2] ?? 5));
} finally {
  rmSync(folder, { recursive: true });
}
