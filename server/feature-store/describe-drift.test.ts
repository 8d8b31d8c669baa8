import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Home, openHome } from '#server/platform/open-home.fixture';
import { applyFeatureRepo } from './apply.ts';
import { describeDrift } from './describe-drift.ts';
import { ingestFile } from './ingest-file.ts';
import { materializeIncremental } from './materialize.ts';
import { writeDemoData } from './write-demo-data.ts';

const ACTOR = { name: 'dee' };
const VIEW = 'customer_rfm_features';
let world: Home;

beforeAll(async () => {
  world = await openHome(vi);
  await applyFeatureRepo(ACTOR);
});
afterAll(() => world?.close());

async function ingest(seed: number, asOf: string) {
  const path = join(world.home, `year-${seed}.csv`);
  await writeDemoData(path, { seed });
  return ingestFile(path, { asOf: new Date(asOf) }, ACTOR);
}

test('drift is told from what was materialized to the newest snapshot, and from any earlier one', async () => {
  expect(await describeDrift(VIEW)).toMatchObject({ nothing: 'no_data', from: null, to: null });
  const first = await ingest(1, '2026-01-01');
  expect(await describeDrift(VIEW)).toMatchObject({ nothing: 'never_materialized', to: { ingest: first.id } });
  await materializeIncremental({}, {}, ACTOR);
  expect(await describeDrift(VIEW)).toMatchObject({ nothing: 'up_to_date', features: [] });

  const second = await ingest(2, '2026-02-01');
  const drift = await describeDrift(VIEW);
  expect(drift).toMatchObject({
    since: 'materialization',
    nothing: null,
    from: { ingest: first.id, at: new Date('2026-01-01') },
    to: { ingest: second.id, fileName: 'year-2.csv', keys: second.rows },
  });
  expect(drift.features.map(({ feature }) => feature)).toHaveLength(12);
  const money = drift.features.find(({ feature }) => feature === 'monetaryvalue')!;
  expect(money.rows).toEqual([first.rows, second.rows]);
  // Another year of the same shop: drawn anew, not moved.
  expect(money.size).toMatch(/steady|unclear/);
  expect(money.ks!.p).toBeGreaterThan(0.001);
  expect(drift.features.find(({ feature }) => feature === 'ltvcluster')).toMatchObject({
    ks: null,
    bins: [{ title: '0' }, { title: '1' }, { title: '2' }],
  });

  await materializeIncremental({}, {}, ACTOR);
  expect(await describeDrift(VIEW)).toMatchObject({ nothing: 'up_to_date' });
  const since = await describeDrift(VIEW, first.id);
  expect(since).toMatchObject({ since: 'ingest', from: { ingest: first.id }, nothing: null });
  expect(since.features).toEqual(drift.features);
});

test('an ingest that is none of the view is refused, with those that are', async () => {
  await expect(describeDrift(VIEW, 'nosuch')).rejects.toThrow(
    /no snapshot by an ingest "nosuch"; its newest are .*year/,
  );
  await expect(describeDrift('customer_rfm_feature')).rejects.toThrow(/customer_rfm_features/);
});
