import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { applyFeatureRepo } from '#server/feature-store/apply';
import { ingestFile } from '#server/feature-store/ingest-file';
import { writeDemoData } from '#server/feature-store/write-demo-data';
import { type Home, openHome } from '#server/platform/open-home.fixture';
import { relateFeatures } from './relate-features.ts';

const ACTOR = { name: 'dee' };
const VIEW = 'customer_rfm_features';
const LABEL = `${VIEW}:ltvcluster`;
let world: Home;

beforeAll(async () => {
  world = await openHome(vi);
  await applyFeatureRepo(ACTOR);
});
afterAll(() => world?.close());

test('before there are rows, and of labels that are none, it is said why', async () => {
  await expect(relateFeatures(VIEW, LABEL)).rejects.toThrow(/has no rows yet/);
  await expect(relateFeatures(VIEW, `${VIEW}:ltvclusters`)).rejects.toThrow(/ltvcluster/);
});

test('each feature is held against the label, and what gives it away is marked', async () => {
  const file = join(world.home, 'year.csv');
  await writeDemoData(file, { seed: 4 });
  const ingest = await ingestFile(file, { asOf: new Date('2026-01-01') }, ACTOR);
  const relations = await relateFeatures(VIEW, LABEL);
  expect(relations).toMatchObject({ rows: ingest.rows, labelled: ingest.rows, at: new Date('2026-01-01'), left: [] });
  expect(relations.classes.map(({ name }) => name)).toEqual(['low value', 'mid value', 'high value']);
  expect(relations.classes.reduce((total, { rows }) => total + rows, 0)).toBe(ingest.rows);
  expect(relations.features).toHaveLength(11);
  const of = (name: string) => relations.features.find(({ feature }) => feature === `${VIEW}:${name}`)!;
  // The label is cut from this column, so its highest values are the highest class.
  expect(of('revenue6m')).toMatchObject({ leak: { reason: 'tagged' }, auc: [0, expect.any(Number), 1] });
  expect(of('monetaryvalue').leak).toBeNull();
  expect(of('revenue6m').correlationRatio).toBeGreaterThan(of('monetaryvalue').correlationRatio!);
  await expect(relateFeatures(VIEW, `${VIEW}:monetaryvalue`)).rejects.toThrow(/a class is a whole number/);
});
