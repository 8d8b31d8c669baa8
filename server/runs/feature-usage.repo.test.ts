import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { applyFeatureRepo } from '#server/feature-store/apply';
import { type Home, openHome } from '#server/platform/open-home.fixture';
import { countRunsByName, countRunsByService, listRunsOfView, servicesOfRuns } from './feature-usage.repo.ts';
import { recordRun } from './record-run.ts';

const ACTOR = { name: 'dee' };
const VIEW = 'customer_rfm_features';
const LABEL = `${VIEW}:ltvcluster`;
let world: Home;

beforeAll(async () => {
  world = await openHome(vi);
  await applyFeatureRepo(ACTOR);
});
afterAll(() => world?.close());

test('runs are counted by what they use, as a feature or as the label, each once', async () => {
  expect(await countRunsByName()).toEqual(new Map());
  const run = { label: LABEL, algorithm: 'majority' as const, owner: 'Dee' };
  await recordRun({ ...run, name: 'By hand', features: [`${VIEW}:r`, `${VIEW}:m`] }, ACTOR);
  const last = await recordRun({ ...run, name: 'By service', service: 'ram_v1' }, ACTOR);
  const counts = await countRunsByName();
  expect([VIEW, LABEL, `${VIEW}:m`, `${VIEW}:f`].map((name) => counts.get(name))).toEqual([2, 2, 2, 1]);
  expect(counts.has(`${VIEW}:recency`)).toBe(false);
  expect(await countRunsByService()).toEqual(new Map([['ram_v1', 1]]));
  expect(await servicesOfRuns([last.id, 'nosuch'])).toEqual(new Map([[last.id, 'ram_v1']]));

  const runs = await listRunsOfView(['earlier_name', VIEW], 1);
  expect(runs).toMatchObject({ total: 2, newest: [{ id: last.id, name: 'By service', service: 'ram_v1' }] });
  expect(runs.byService).toEqual([
    { service: 'ram_v1', runs: 1 },
    { service: null, runs: 1 },
  ]);
  expect(await listRunsOfView(['customer_rfm'])).toEqual({ total: 0, byService: [], byVersion: [], newest: [] });
});
