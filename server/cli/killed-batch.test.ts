import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { applyFeatureRepo } from '#server/feature-store/apply';
import { insertIngest } from '#server/feature-store/ingests.repo';
import type { BatchSummary } from '#server/inference/batch-schema';
import { listBatches } from '#server/inference/batches.repo';
import { failAbandonedBatches } from '#server/inference/fail-abandoned-batches';
import { promoteRun } from '#server/models/promote-run';
import { quoteText, withDuckDb } from '#server/platform/duckdb';
import { type Home, openHome } from '#server/platform/open-home.fixture';
import { insertFinishedRun } from '../models/testing/finished-run.ts';
import { runCli, startCli } from './run-cli.fixture.ts';

const VIEW = 'customer_rfm_features';
/** Three parts and a half. */
const ROWS = 350_000;
const AS_OF = '2031-01-01T00:00:00Z';

let world: Home;
let results: string;
beforeAll(async () => {
  world = await openHome(vi);
  results = join(world.home, 'objects', 'prediction_results');
  await applyFeatureRepo({ name: 'Dee' });
  await leaveHistory();
  await promoteRun((await insertFinishedRun()).id, { reason: 'to score with' }, { name: 'Lea' });
});
afterAll(() => world?.close());

/** Customers 0 to ROWS − 1; every second one is recent. */
async function leaveHistory(): Promise<void> {
  const location = join(VIEW, 'history.parquet');
  mkdirSync(join(world.home, 'offline', VIEW), { recursive: true });
  const at = new Date('2030-01-01');
  await withDuckDb((db) =>
    db.run(`COPY (
      SELECT range || '.0' AS customerid, (range % 2 * 60)::INTEGER AS recency, 100.0 AS monetaryvalue,
        TIMESTAMP '2030-01-01' AS event_timestamp, TIMESTAMP '2030-01-01' AS created_timestamp
      FROM range(${ROWS}) ORDER BY hash(range)) TO ${quoteText(join(world.home, 'offline', location))} (FORMAT parquet)`),
  );
  const empty = { counts: {}, dropped: [], parameters: {}, durationMs: 0, fileName: 'test', fileSha256: '' };
  const ingest = { id: 'history', pipeline: 'test', table: VIEW, asOf: at, createdAt: at, rows: ROWS, by: 'test' };
  await insertIngest({ ...empty, ...ingest, location }, null);
}

/** Files of the batch there is, by name. */
async function partsThere(): Promise<string[]> {
  const [batch] = await listBatches();
  const folder = join(world.home, 'objects', 'batches', batch?.id ?? 'none');
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.startsWith('part-')) : [];
}

test('a batch that is killed leaves nothing at its destination and goes on with the parts it has', async () => {
  const command = ['score', '--all', '--as-of', AS_OF, '--json'];
  const cli = startCli(command);
  await expect.poll(partsThere, { timeout: 60_000, interval: 10 }).not.toEqual([]);
  cli.kill();
  expect((await cli.ended).code).toBe(null);
  const kept = await partsThere();
  expect(existsSync(results)).toBe(false);

  await failAbandonedBatches();
  const [killed] = await listBatches();
  expect(killed).toMatchObject({ status: 'failed', error: expect.stringMatching(/died or was killed/), result: null });

  // The same question is the same batch: no id has to be known.
  const again = await runCli(command);
  expect(again.code).toBe(0);
  const summary = JSON.parse(again.stdout) as BatchSummary;
  expect(summary).toMatchObject({ rows: ROWS, scored: ROWS, statuses: { predicted: ROWS } });
  const [finished, ...others] = await listBatches();
  expect(finished).toMatchObject({ id: killed!.id, status: 'finished', rowsRead: ROWS });
  expect(others).toEqual([]);
  expect(await partsThere()).toEqual([]);
  expect(kept.length).toBeLessThan(4);

  const [row] = await withDuckDb((db) =>
    db.rows(`
      SELECT count(DISTINCT customerid) AS customers, count(*) FILTER ((prediction = 0) <> (recency = 0)) AS wrong
      FROM read_parquet(${quoteText(summary.uri)})`),
  );
  expect(row).toEqual({ customers: ROWS, wrong: 0 });
  expect(readdirSync(results)).toHaveLength(1);
});
