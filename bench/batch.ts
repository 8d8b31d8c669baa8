/**
 * `node bench/batch.ts [customers]`: customers × 8 features through a model of 300 trees into one Parquet file.
 *
 * One process makes the world: 2,000 labelled customers, a model trained on them, then the history of everybody (1,000,000
 * unless said). Another, fresh one scores, as a worker does; its time is from the request to the file in its place, its
 * memory the most it ever held (the database is a process of its own). Exits 1 above 30 s or 1 GB for a million.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applyFeatureRepo } from '../server/feature-store/apply.ts';
import { insertIngest } from '../server/feature-store/ingests.repo.ts';
import { writeParquet } from '../server/feature-store/offline/duckdb/write-parquet.ts';
import { offlineTable } from '../server/feature-store/offline/offline-store.ts';
import { offlineFolder } from '../server/feature-store/offline/open-offline-store.ts';
import { getView } from '../server/feature-store/registry.ts';
import { scoreBatch } from '../server/inference/score-batch.ts';
import { promoteRun } from '../server/models/promote-run.ts';
import { openDatabase } from '../server/platform/database.ts';
import { withDuckDb } from '../server/platform/duckdb.ts';
import { executeRun } from '../server/runs/execute-run.ts';
import { recordRun } from '../server/runs/record-run.ts';
import { describeLoad } from './describe-load.ts';

const CUSTOMERS = Number(process.argv[2] ?? 1_000_000);
const LABELLED = 2_000;
const MOST_SECONDS = 30;
const MOST_BYTES = 1e9;
const FEATURES = Array.from({ length: 8 }, (_, j) => `f${j}`);
const VIEW = 'customers';
const bench = { name: 'bench' };

const DEFINITIONS = `
import { entity, featureView, field, source } from '#server/feature-store/vocabulary';
export const customer = entity({ name: 'customer', joinKey: 'customerid' });
export const customers = featureView({
  name: '${VIEW}', entities: ['customer'], ttlSeconds: 0, source: source({ name: '${VIEW}', table: '${VIEW}' }),
  fields: [
    ${FEATURES.map((name) => `field({ name: '${name}', dtype: 'float64' })`)},
    field({ name: 'class', dtype: 'int32', classes: { 0: 'low', 1: 'mid', 2: 'high' } }),
  ],
});`;

const CONFIG =
  'project: bench\noffline_store: { type: duckdb }\nonline_store: { type: lmdb }\nobject_store: { type: directory }\n';

/** The j-th feature of customer i: even draws with two decimals. */
const draw = (j: number): string => `(hash(i + ${(j + 1) * 1_000_000_007}::BIGINT) % 100000)::DOUBLE / 100`;

/** Adds customers `from` to `to`, labelled by a rule with noise where `isLabelled`, as one ingest. */
async function addCustomers(home: string, from: number, to: number, isLabelled: boolean): Promise<void> {
  const view = await getView(VIEW);
  const id = `rows${from}`;
  const location = join(VIEW, `${id}.parquet`);
  mkdirSync(join(offlineFolder(home), VIEW), { recursive: true });
  const money = 'f0 + f1 + 0.2 * f2';
  const label = isLabelled ? `CASE WHEN ${money} < 900 THEN 0 WHEN ${money} < 1500 THEN 1 ELSE 2 END` : 'NULL';
  await withDuckDb(async (db) => {
    await db.run(`
      CREATE VIEW added AS SELECT *, (${label})::INTEGER AS class FROM (
        SELECT (10000 + i)::VARCHAR || '.0' AS customerid, ${FEATURES.map((name, j) => `${draw(j)} AS ${name}`).join(', ')},
          TIMESTAMP '2011-06-01' AS event_timestamp, TIMESTAMP '2011-06-02' AS created_timestamp
        FROM range(${from}, ${to}) t(i))`);
    const history = { ...offlineTable(view, view.joinKeys), files: [] };
    await writeParquet(db, { relation: 'added', history }, join(offlineFolder(home), location));
  });
  const [asOf, createdAt] = [new Date('2011-06-01'), new Date('2011-06-02')];
  const plain = { id, pipeline: 'pushed rows', table: VIEW, fileName: id, fileSha256: id, location, by: bench.name };
  const rest = { counts: {}, dropped: [], parameters: {}, durationMs: 0, rows: to - from };
  await insertIngest({ ...plain, ...rest, asOf, createdAt }, null);
}

async function makeWorld(home: string): Promise<void> {
  await applyFeatureRepo(bench);
  await addCustomers(home, CUSTOMERS, CUSTOMERS + LABELLED, true);
  const features = FEATURES.map((name) => `${VIEW}:${name}`);
  const params = { n_estimators: 100, max_depth: 6 };
  const asked = {
    name: 'bench',
    owner: 'bench',
    features,
    label: `${VIEW}:class`,
    algorithm: 'xgboost' as const,
    params,
  };
  const { id } = await recordRun(asked, bench);
  const run = await executeRun(id);
  if (run.status !== 'finished') throw new Error(`the run ${run.status}: ${run.error}`);
  await promoteRun(id, { reason: 'to score with' }, bench);
  await addCustomers(home, 0, CUSTOMERS, false);
}

async function score(): Promise<void> {
  const started = performance.now();
  const asOf = new Date('2011-07-01');
  const summary = await scoreBatch({ keys: 'all', asOf }, {}, bench);
  const seconds = (performance.now() - started) / 1000;
  const bytes = process.resourceUsage().maxRSS * 1024;
  const { user, system } = process.cpuUsage();
  const whole = (value: number) => Math.round(value).toLocaleString('en');
  console.log(
    `${whole(summary.scored)} of ${whole(summary.rows)} customers × ${FEATURES.length} features in ${seconds.toFixed(1)} s ` +
      `(${whole(summary.rows / seconds)} a second), ${((user + system) / 1e6).toFixed(1)} s of processor, ` +
      `at most ${whole(bytes / 1e6)} MB; ${describeLoad()}`,
  );
  console.log(`Targets for 1,000,000 on 2 cores: ${MOST_SECONDS} s, ${whole(MOST_BYTES / 1e6)} MB`);
  const isComplete = summary.scored === CUSTOMERS + LABELLED;
  process.exitCode = isComplete && seconds <= MOST_SECONDS && bytes <= MOST_BYTES ? 0 : 1;
}

async function main(): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'cookoff-bench-batch-'));
  const repo = join(home, 'repo');
  mkdirSync(repo);
  writeFileSync(join(repo, 'views.ts'), DEFINITIONS);
  writeFileSync(join(repo, 'feature_store.yaml'), CONFIG);
  const env = { ...process.env, COOKOFF_HOME: home, COOKOFF_FEATURE_REPO: repo };
  try {
    for (const step of ['make', 'score']) {
      const options = { env: { ...env, COOKOFF_BENCH_STEP: step }, stdio: 'inherit' as const };
      const { status } = spawnSync(process.execPath, [import.meta.filename, String(CUSTOMERS)], options);
      process.exitCode = status ?? 1;
      if (status !== 0) break;
    }
  } finally {
    rmSync(home, { recursive: true, maxRetries: 20, retryDelay: 100 });
  }
}

const step = process.env.COOKOFF_BENCH_STEP;
if (!step) await main();
else {
  const database = await openDatabase();
  await (step === 'make' ? makeWorld(process.env.COOKOFF_HOME!) : score());
  await database.close();
}
