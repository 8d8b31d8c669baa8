import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { applyFeatureRepo } from '#server/feature-store/apply';
import { historicalFeatures } from '#server/feature-store/historical-features';
import { findTableStatistics, listIngests } from '#server/feature-store/ingests.repo';
import { writeDemoData } from '#server/feature-store/write-demo-data';
import { type Home, openHome } from '#server/platform/open-home.fixture';
import { runCli } from './run-cli.fixture.ts';

const TABLE = 'customer_rfm_features';

let world: Home;
let file: string;
beforeAll(async () => {
  world = await openHome(vi);
  file = join(world.home, 'invoices.csv');
  await applyFeatureRepo({ name: 'Dee' });
  await writeDemoData(file);
});
afterAll(() => world?.close());

async function storedRows() {
  const { keys } = await historicalFeatures({ entities: 'all', features: [`${TABLE}:recency`], asOf: new Date() });
  return { ingests: await listIngests(), statistics: await findTableStatistics(TABLE), rows: keys.length };
}

// A line of progress is written when its phase is over, so the kill falls into the next one.
test.each(['checking the file', 'reading the file', 'computing features'])(
  'an ingest killed after %s leaves no row behind',
  async (phase) => {
    const end = await runCli(['ingest', file], (stderr) => stderr.includes(phase));
    expect(end.stderr).toContain(phase);
    expect(end.code, 'it was killed before its end').toBe(null);
    expect(await storedRows()).toEqual({ ingests: [], statistics: null, rows: 0 });
  },
);

test('the same file is ingested whole afterwards', async () => {
  expect(await runCli(['ingest', file])).toMatchObject({ code: 0 });
  const { ingests, statistics, rows } = await storedRows();
  expect(ingests).toHaveLength(1);
  expect(rows).toBeGreaterThan(1_000);
  expect([ingests[0]?.rows, statistics?.rows]).toEqual([rows, rows]);
});
