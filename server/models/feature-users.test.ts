import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { applyFeatureRepo } from '#server/feature-store/apply';
import { type Home, openHome } from '#server/platform/open-home.fixture';
import { recordRun } from '#server/runs/record-run';
import { readFeatureUsers, type Users } from './feature-users.ts';
import { promoteRun } from './promote-run.ts';
import { insertFinishedRun } from './testing/finished-run.ts';

const ACTOR = { name: 'dee' };
const VIEW = 'customer_rfm_features';
let world: Home;

beforeAll(async () => {
  world = await openHome(vi);
  const repo = join(world.home, 'feature_repo');
  cpSync('feature_repo', repo, { recursive: true });
  vi.stubEnv('COOKOFF_FEATURE_REPO', repo);
  await applyFeatureRepo(ACTOR);
});
afterAll(() => world?.close());

const namesOf = ({ services, runs, models }: Users) => [services, runs, models.map(({ version }) => version)];

test('services, runs and models are told of a view, a feature, a label and a service', async () => {
  const nobody = await readFeatureUsers();
  expect(namesOf(nobody.ofView(VIEW))).toEqual([['dee_v1', 'ram_v1'], 0, []]);

  const run = await insertFinishedRun();
  await promoteRun(run.id, { model: 'segment', reason: 'to be counted' }, ACTOR);
  const label = `${VIEW}:ltvcluster`;
  await recordRun({ name: 'By service', owner: 'Ram', service: 'ram_v1', label, algorithm: 'majority' }, ACTOR);
  const users = await readFeatureUsers();
  expect(namesOf(users.ofView(VIEW))).toEqual([['dee_v1', 'ram_v1'], 2, ['v0.0']]);
  expect(namesOf(users.ofFeature(`${VIEW}:recency`))).toEqual([['dee_v1'], 1, ['v0.0']]);
  expect(namesOf(users.ofFeature(`${VIEW}:f`))).toEqual([['ram_v1'], 1, []]);
  expect(namesOf(users.ofFeature(label))).toEqual([[], 2, ['v0.0']]);
  expect(namesOf(users.ofFeature(`${VIEW}:frequency`))).toEqual([[], 0, []]);
  expect(users.ofService('ram_v1')).toEqual({ runs: 1, models: [] });
});

test('who used a feature under its former name uses it still', async () => {
  const file = join(world.home, 'feature_repo/customer_segmentation.ts');
  const text = readFileSync(file, 'utf8')
    .replace("name: 'recency'", "name: 'days_since', renamedFrom: 'recency'")
    .replace("fromRfm('recency'", "fromRfm('days_since'");
  writeFileSync(file, text);
  await applyFeatureRepo(ACTOR);
  const users = await readFeatureUsers();
  expect(namesOf(users.ofFeature(`${VIEW}:days_since`))).toEqual([['dee_v1'], 1, ['v0.0']]);
  expect(namesOf(users.ofView(VIEW))).toEqual([['dee_v1', 'ram_v1'], 2, ['v0.0']]);
});
