/**
 * `node bench/online-store.ts [rounds]`: how fast the online stores take and give rows.
 *
 * Writes are blocks of 2,048 rows of 12 features, as materialize sends them, into an empty store: LMDB on disk, DynamoDB
 * as dynalite has it, in a process of its own. Reads are `onlineFeatures`, the whole way from references to values, of
 * one customer and 8 features out of LMDB. Medians over the rounds; exits 1 when one misses its target.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cachedOnlineStore } from '../server/feature-store/online/cached-online-store.ts';
import { openDynamoDbOnlineStore } from '../server/feature-store/online/dynamodb/dynamodb-online-store.ts';
import { startDynalite } from '../server/feature-store/online/dynamodb/dynamodb-servers.fixture.ts';
import { openLmdbOnlineStore } from '../server/feature-store/online/lmdb-online-store.ts';
import type { OnlineStore, OnlineTable } from '../server/feature-store/online/online-store.ts';
import { onlineFeatures } from '../server/feature-store/online-features.ts';
import { describeLoad } from './describe-load.ts';
import { customerOf, makeRows, medianOf, openOnlineWorld, quantileOf, REFERENCES } from './online-world.ts';

const BLOCK = 2_048;
const LMDB_ROWS = 200_000;
const DYNAMODB_ROWS = 20_480;
const CUSTOMERS = 20_000;
const READS = 20_000;
/** Feast into DynamoDB, the chapter's own progress bar. */
const CHAPTER_ROWS_A_SECOND = 603;

const table: OnlineTable = {
  view: 'v',
  fields: Array.from({ length: 12 }, (_, f) => ({ name: `feature${f}`, valueType: f < 2 ? 'float64' : 'int32' })),
};

async function rowsASecond(store: OnlineStore, rows: number): Promise<number> {
  const all = makeRows(rows, table);
  await store.ensurePlaces([table.view]);
  const started = performance.now();
  for (let from = 0; from < rows; from += BLOCK) {
    await store.write(table, all.slice(from, from + BLOCK), { watermark: Number.NEGATIVE_INFINITY });
  }
  const seconds = (performance.now() - started) / 1000;
  if ((await store.count(table.view)) !== rows) throw new Error('the store does not hold what was written');
  return rows / seconds;
}

async function intoLmdb(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'cookoff-bench-lmdb-'));
  const store = openLmdbOnlineStore(folder, 'bench');
  const speed = await rowsASecond(store, LMDB_ROWS);
  await store.close();
  rmSync(folder, { recursive: true });
  return speed;
}

interface DynamoDbFigures {
  readonly rowsASecond: number;
  /** Milliseconds, median: one key from the server, and again out of the cache. */
  readonly readMs: number;
  readonly cachedMs: number;
}

async function onDynamoDb(): Promise<DynamoDbFigures> {
  const server = await startDynalite();
  const config = {
    ...({ type: 'dynamodb', region: 'us-east-1', endpoint: server.endpoint, consistent_reads: false } as const),
    ...{ table_name_template: '{project}.{table_name}', warmup_connections: 4, max_pool_connections: 50 },
    ...{ connect_timeout: 5, read_timeout: 10, read_cache_ms: 0 },
  };
  const client = { credentials: { accessKeyId: 'bench', secretAccessKey: 'bench' } };
  const store = openDynamoDbOnlineStore(config, { project: 'bench', keyVersion: 3, client });
  const speed = await rowsASecond(store, DYNAMODB_ROWS);
  const readMs = await medianRead(store);
  const cachedMs = await medianRead(cachedOnlineStore(store, { ttlMs: 60_000, maxKeys: DYNAMODB_ROWS }));
  await store.close();
  await server.stop();
  return { rowsASecond: speed, readMs, cachedMs };
}

/** One key at a time, of a hundred in turn. */
async function medianRead(store: OnlineStore): Promise<number> {
  const keys = makeRows(100, table).map(({ key }) => key);
  const times: number[] = [];
  for (let i = 0; i < 1_000; i++) {
    const started = performance.now();
    await store.read([{ table, features: table.fields.slice(0, 8).map(({ name }) => name), keys: [keys[i % 100]!] }]);
    times.push(performance.now() - started);
  }
  return medianOf(times);
}

/** Milliseconds of each read. */
async function readTimes(): Promise<number[]> {
  const features = REFERENCES.slice(0, 8);
  const times: number[] = [];
  for (let i = 0; i < READS; i++) {
    const keys = [customerOf((i * 7919) % CUSTOMERS)];
    const started = performance.now();
    const { columns } = await onlineFeatures({ features, keys });
    times.push(performance.now() - started);
    if (columns[features[0]!]![0] === null) throw new Error(`${keys[0]} was not found`);
  }
  return times;
}

async function measure(rounds: number): Promise<boolean> {
  console.log(`before: ${describeLoad()}`);
  const world = await openOnlineWorld(CUSTOMERS);
  const lmdb: number[] = [];
  const dynamoDb: DynamoDbFigures[] = [];
  const p50: number[] = [];
  const p99: number[] = [];
  await readTimes();
  for (let round = 0; round < rounds; round++) {
    lmdb.push(await intoLmdb());
    dynamoDb.push(await onDynamoDb());
    const times = await readTimes();
    p50.push(medianOf(times));
    p99.push(quantileOf(times, 0.99));
  }
  await world.close();
  const whole = (value: number) => Math.round(value).toLocaleString('en');
  const micros = (values: number[]) => `${(medianOf(values) * 1000).toFixed(1)} µs`;
  const speeds = dynamoDb.map((one) => one.rowsASecond);
  const ratio = (medianOf(speeds) / CHAPTER_ROWS_A_SECOND).toFixed(1);
  console.log(`into LMDB       ${whole(medianOf(lmdb))} rows/s (target 100,000; best ${whole(Math.max(...lmdb))})`);
  console.log(
    `into dynalite   ${whole(medianOf(speeds))} rows/s (target 5,000; best ${whole(Math.max(...speeds))}; ` +
      `${ratio} × the chapter's ${CHAPTER_ROWS_A_SECOND})`,
  );
  const [asked, cached] = [dynamoDb.map((one) => one.readMs), dynamoDb.map((one) => one.cachedMs)];
  console.log(`1 key, dynalite p50 ${micros(asked)}, out of the read cache ${micros(cached)}`);
  console.log(`1 id × 8, LMDB  p50 ${micros(p50)}, p99 ${micros(p99)} (target p50 50 µs)`);
  return medianOf(lmdb) >= 100_000 && medianOf(speeds) >= 5_000 && medianOf(p50) <= 0.05;
}

process.exitCode = (await measure(Number(process.argv[2] ?? 3))) ? 0 : 1;
