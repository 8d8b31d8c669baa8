import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Home, openHome } from '#server/platform/open-home.fixture';
import { applyFeatureRepo } from './apply.ts';
import { listIngests } from './ingests.repo.ts';
import { listMaterializations } from './materializations.repo.ts';
import { onlineFeatures } from './online-features.ts';
import { refreshFeatures } from './refresh-features.ts';
import { writeDemoData } from './write-demo-data.ts';

const ACTOR = { name: 'schedule nightly' };
const VIEW = 'customer_rfm_features';
let world: Home;
let newest: string;

beforeAll(async () => {
  world = await openHome(vi);
  newest = join(world.home, '*.csv');
  await applyFeatureRepo(ACTOR);
});
afterAll(() => world?.close());

test('a first part that fails stops the second and says so', async () => {
  writeFileSync(join(world.home, 'broken.csv'), 'InvoiceNo\n1\n');
  await expect(refreshFeatures({ newest }, {}, ACTOR)).rejects.toThrow(
    /The ingest failed, so nothing was materialized: .*broken\.csv has no columns StockCode/,
  );
  expect(await listMaterializations()).toEqual([]);
});

test('the newest file reaches predictions, progress never falls, and doing it again finds nothing new', async () => {
  await writeDemoData(join(world.home, 'day.csv'));
  const fractions: number[] = [];
  const hooks = { onProgress: ({ fraction }: { fraction: number }) => fractions.push(fraction) };
  const { ingest, materializations } = await refreshFeatures({ newest }, hooks, ACTOR);
  expect(ingest).toMatchObject({ fileName: 'day.csv', isRepeated: false, by: ACTOR.name });
  expect(materializations).toMatchObject([{ view: VIEW, rowsWritten: ingest.rows }]);
  expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
  expect([fractions[0], fractions.at(-1)]).toEqual([expect.any(Number), 1]);
  const { found } = await onlineFeatures({ features: [`${VIEW}:recency`], keys: ['12747.0', 'nobody'] });
  expect(found).toEqual([true, false]);

  const again = await refreshFeatures({ newest }, {}, ACTOR);
  expect(again.ingest).toMatchObject({ id: ingest.id, isRepeated: true });
  expect(again.materializations).toMatchObject([{ status: 'finished', rowsSkipped: 0 }]);
  expect(await listIngests()).toHaveLength(1);
});
