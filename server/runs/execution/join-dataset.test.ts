import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { applyFeatureRepo } from '#server/feature-store/apply';
import { ingestFile } from '#server/feature-store/ingest-file';
import { writeDemoData } from '#server/feature-store/write-demo-data';
import { type Home, openHome } from '#server/platform/open-home.fixture';
import { joinDataset } from './join-dataset.ts';

const ACTOR = { name: 'dee' };
let world: Home;

beforeAll(async () => {
  world = await openHome(vi);
  await applyFeatureRepo(ACTOR);
});
afterAll(() => world?.close());

test('rows that were written after the moment of the join are used only where that is asked for', async () => {
  const file = join(world.home, 'year.csv');
  await writeDemoData(file, { seed: 4 });
  const { rows } = await ingestFile(file, { asOf: new Date('2026-01-01') }, ACTOR);
  const [label, feature] = ['customer_rfm_features:ltvcluster', 'customer_rfm_features:recency'];
  const split = { id: 'x', name: 'x', seed: 0, testSize: 0.1, stratify: false };
  const atThatTime = new Date('2026-01-02');
  const ask = { features: [feature], label, split };
  await expect(joinDataset(ask, atThatTime)).rejects.toThrow(/label/);
  expect((await joinDataset({ ...ask, includeLate: true }, atThatTime)).matrix.rows).toBe(rows);
  expect((await joinDataset(ask)).matrix.rows).toBe(rows);
});
