import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { applyFeatureRepo } from '#server/feature-store/apply';
import { failAbandonedMaterializations } from '#server/feature-store/fail-abandoned-materializations';
import { insertIngest } from '#server/feature-store/ingests.repo';
import { listMaterializations, type Materialization } from '#server/feature-store/materializations.repo';
import { onlineFeatures } from '#server/feature-store/online-features';
import { requestJob } from '#server/jobs/request-job';
import { startWorker } from '#server/jobs/worker';
import { quoteText, withDuckDb } from '#server/platform/duckdb';
import { type Home, openHome } from '#server/platform/open-home.fixture';
import { closeQueue } from '#server/platform/queue';
import { runCli, startCli } from './run-cli.fixture.ts';

const VIEW = 'customer_rfm_features';
const RECENCY = `${VIEW}:recency`;
/** Some seconds of writing: several checkpoints. */
const ROWS = 600_000;

let world: Home;
beforeAll(async () => {
  world = await openHome(vi);
  await applyFeatureRepo({ name: 'Dee' });
  await leaveHistory();
});
afterAll(() => world?.close());

/** Customers 0 to ROWS − 1, each with its number as recency. */
async function leaveHistory(): Promise<void> {
  const location = join(VIEW, 'history.parquet');
  mkdirSync(join(world.home, 'offline', VIEW), { recursive: true });
  await withDuckDb((db) =>
    db.run(`COPY (
      SELECT range || '.0' AS customerid, range::INTEGER AS recency,
        now()::TIMESTAMP AS event_timestamp, now()::TIMESTAMP AS created_timestamp
      FROM range(${ROWS}) ORDER BY hash(range)) TO ${quoteText(join(world.home, 'offline', location))} (FORMAT parquet)`),
  );
  const now = new Date();
  const empty = { counts: {}, dropped: [], parameters: {}, durationMs: 0, fileName: 'test', fileSha256: '' };
  const ingest = { id: 'history', pipeline: 'test', table: VIEW, asOf: now, createdAt: now, rows: ROWS, by: 'test' };
  await insertIngest({ ...empty, ...ingest, location }, null);
}

async function newest(): Promise<Materialization> {
  const [run] = await listMaterializations(VIEW, 1);
  return run!;
}

test('a materialization that is killed is found dead, says how far it was, and goes on from there', async () => {
  const cli = startCli(['materialize-incremental']);
  await expect
    .poll(async () => (await listMaterializations(VIEW))[0]?.cursor?.after ?? null, { timeout: 60_000, interval: 20 })
    .not.toBeNull();
  const served = await onlineFeatures({ features: [RECENCY], keys: ['0.0', 'nobody'] });
  expect(served.columns[RECENCY], 'reads go on meanwhile').toEqual([0, null]);
  cli.kill();
  expect((await cli.ended).code).toBe(null);

  await failAbandonedMaterializations();
  const killed = await newest();
  expect(killed).toMatchObject({ status: 'failed', rowsTotal: ROWS });
  expect(killed.error).toMatch(/died or was killed after \d+ of 600000 rows\./);
  expect(killed.rowsRead).toBeGreaterThan(0);
  expect(killed.rowsRead).toBeLessThan(ROWS);

  const resumed = await runCli(['materialize', '--resume', killed.id, '--json']);
  expect(resumed).toMatchObject({ code: 0 });
  // Had it read from the start again, it would have counted more than there are.
  expect(await newest()).toMatchObject({
    id: killed.id,
    status: 'finished',
    rowsRead: ROWS,
    rowsWritten: ROWS,
    rowsSkipped: 0,
    error: null,
  });
  const keys = Array.from({ length: ROWS }, (_, i) => `${i}.0`);
  const { columns } = await onlineFeatures({ features: [RECENCY], keys });
  expect(columns[RECENCY]!.findIndex((recency, i) => recency !== i)).toBe(-1);

  expect(await runCli(['materialize', '--resume', killed.id])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('it is finished'),
  });
});

test('one that died with its worker is found by the next worker, and goes on as a job', async () => {
  const worker = startCli(['worker']);
  const whole = { start: '2000-01-01T00:00:00Z', end: new Date().toISOString() };
  const ask = () =>
    requestJob('materialize', whole, { name: 'Dee' }).then(
      ({ id }) => id,
      () => null,
    );
  // Before its queue is there nobody can ask.
  await expect.poll(ask, { timeout: 60_000, interval: 500 }).not.toBeNull();
  await expect
    .poll(async () => (await newest()).cursor?.after ?? null, { timeout: 60_000, interval: 20 })
    .not.toBeNull();
  worker.kill();
  await worker.ended;

  const successor = await startWorker();
  const killed = await newest();
  expect(killed).toMatchObject({ status: 'failed', jobId: expect.any(String) });
  expect(killed.rowsRead).toBeLessThan(ROWS);
  await requestJob('materialize', { resume: killed.id }, { name: 'Ram' });
  await expect.poll(async () => (await newest()).status, { timeout: 60_000 }).toBe('finished');
  expect(await newest()).toMatchObject({ id: killed.id, rowsRead: ROWS, rowsWritten: ROWS });
  await successor.stop();
  await closeQueue();
});
